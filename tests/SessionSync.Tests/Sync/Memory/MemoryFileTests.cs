using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Memory;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Memory;

public sealed class MemoryFileTests : IDisposable
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(300);
    private static readonly char[] s_characters = ['\\', '\n', '\r', '\u001f', '\u0085', '\u2028', 'n', 's', 'a', ' ', '/', 'é', '\f'];
    private readonly ScratchDirectory _scratch = new();

    private string MemoryPath => _scratch.At("memory/target");

    private static Gen<string> Names =>
        from length in Gen.Choose(0, 8)
        from characters in Gen.ArrayOf(Gen.Elements(s_characters), length)
        select new string(characters);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_was_saved_is_loaded_whatever_the_names_are() => Check.One(s_config, Prop.ForAll(Names.ToArbitrary(), Names.ToArbitrary(), (one, two) =>
    {
        SyncMemory saved = Memory(one, two);
        new MemoryFile(MemoryPath).Save(saved);
        SyncMemory loaded = new MemoryFile(MemoryPath).Load()!;
        Assert.Equal(
            (saved.RemoteProject, saved.LocalDigest, saved.RemoteDigest, saved.SettledSince, saved.SessionCount),
            (loaded.RemoteProject, loaded.LocalDigest, loaded.RemoteDigest, loaded.SettledSince, loaded.SessionCount));
        Assert.Equal(saved.IncludedHere, loaded.IncludedHere);
        Assert.Equal(saved.IncludedThere, loaded.IncludedThere);
        Assert.Equal(Lines(saved.Body()), Lines(loaded.Body()));
    }));

    [Theory]
    [InlineData(null)]
    [InlineData(long.MinValue)]
    [InlineData(1_777_777_777L)]
    public void Whether_and_since_when_it_is_settled_is_remembered(long? since)
    {
        new MemoryFile(MemoryPath).Save(Memory("a", "b") with { SettledSince = since });
        Assert.Equal(since, new MemoryFile(MemoryPath).Load()!.SettledSince);
    }

    [Fact]
    public void How_much_was_too_old_to_be_looked_at_is_remembered_and_where_it_was_not_noted_both_sides_are_looked_at_again()
    {
        new MemoryFile(MemoryPath).Save(Memory("a", "b") with { SettledSince = 5, SessionCount = 3, Older = 7 });
        Assert.Equal(7, new MemoryFile(MemoryPath).Load()!.Older);

        File.WriteAllText(MemoryPath, File.ReadAllText(MemoryPath).Replace("settled\u001f5\u001f3\u001f7\n", "settled\u001f5\u001f3\n", StringComparison.Ordinal));
        SyncMemory earlier = new MemoryFile(MemoryPath).Load()!;
        Assert.Equal((null, 3), (earlier.SettledSince, earlier.SessionCount));
    }

    [Fact]
    public void An_empty_body_comes_back_empty()
    {
        new MemoryFile(MemoryPath).Save(Memory("a", "b") with { Body = () => MemoryBody.Empty });
        Assert.Empty(Lines(new MemoryFile(MemoryPath).Load()!.Body()));
    }

    [Fact]
    public void Where_there_is_no_file_nothing_is_remembered() => Assert.Null(new MemoryFile(MemoryPath).Load());

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("something else altogether\n\nbody\n")]
    [InlineData("session-sync memory 3\nproject\u001f\ndigests\u001fa\u001fb\nsettled\u001fno\u001f1\nbody\nlocal\nremote\nend\n")]
    [InlineData("session-sync memory 2\nproject\u001f\ndigests\u001fa\u001fb\nsettled\u001fno\u001fmany\nbody\nlocal\nremote\nend\n")]
    [InlineData("session-sync memory 2\nproject\u001f\ndigests\u001fa\u001fb\nsettled\u001fno\u001f99999999999\nbody\nlocal\nremote\nend\n")]
    public void What_we_did_not_write_like_this_is_not_read(string text)
    {
        _scratch.Write("other", text);
        Assert.Null(new MemoryFile(_scratch.At("other")).Load());
    }

    [Fact]
    public void A_file_that_was_cut_off_anywhere_is_as_none()
    {
        new MemoryFile(MemoryPath).Save(Memory("one", "two"));
        byte[] whole = File.ReadAllBytes(MemoryPath);
        Assert.Empty(Enumerable.Range(0, whole.Length).Select(length =>
        {
            File.WriteAllBytes(MemoryPath, whole[..length]);
            return new MemoryFile(MemoryPath).Load() is null ? "" : $"{length} bytes are read";
        }).Except([""]));
    }

    [Fact]
    public void A_damaged_file_never_fails_a_run()
    {
        new MemoryFile(MemoryPath).Save(Memory("one", "two"));
        byte[] whole = File.ReadAllBytes(MemoryPath);
        var damages = from place in Gen.Choose(0, whole.Length - 1) from value in Gen.Elements("9\n\u001f- \\x"u8.ToArray()) select (place, value);
        Check.One(s_config.WithMaxTest(1000), Prop.ForAll(damages.ToArbitrary(), damage =>
        {
            byte[] damaged = [.. whole];
            damaged[damage.place] = damage.value;
            File.WriteAllBytes(MemoryPath, damaged);
            MemoryBody? body = new MemoryFile(MemoryPath).Load()?.Body();
            Assert.True(body is null || Lines(body).Count() <= Lines(Memory("one", "two").Body()).Count() + 1);
        }));
    }

    [Fact]
    public void How_the_same_was_known_and_what_was_left_different_are_remembered()
    {
        var session = new SessionKey(new AgentId("claude-code"), "one");
        var stamp = new FileStamp(1, 2);
        Finding[] findings = [new(Relation.Diverged, IsDamagedHere: true, Order: -1), new(Relation.LocalHasAll, IsDamagedThere: true), new(Relation.RemoteHasAll, Order: 1)];
        var baseline = new Baseline(Enum.GetValues<Evidence>().ToImmutableDictionary(evidence => new FileKey(session, $"{evidence}"), evidence => new BaselineFile(stamp, stamp, evidence)))
        {
            Differences = findings.ToImmutableDictionary(finding => new FileKey(session, $"{finding}"), finding => new KnownDifference(stamp, new FileStamp(3, 4), finding)),
        };
        new MemoryFile(MemoryPath).Save(Memory("one", "two") with { Body = () => new MemoryBody(StoreState.Empty, StoreState.Empty, baseline) });

        Baseline read = new MemoryFile(MemoryPath).Load()!.Body().Baseline;

        Assert.Equal(baseline.Files.OrderBy(known => known.Key.Name), read.Files.OrderBy(known => known.Key.Name));
        Assert.Equal(baseline.Differences.OrderBy(known => known.Key.Name), read.Differences.OrderBy(known => known.Key.Name));
    }

    [Fact]
    public void A_memory_of_an_earlier_version_tells_what_listings_told()
    {
        _scratch.Write("memory", "session-sync memory 2\nproject\u001f\ndigests\u001fa\u001fb\nsettled\u001fno\u001f1\nbody\nlocal\nremote\nbaseline\u001fpi\u001fone\u001f\u001f1 2\u001f3 4\nend\n");
        BaselineFile known = Assert.Single(new MemoryFile(_scratch.At("memory")).Load()!.Body().Baseline.Files).Value;
        Assert.Equal(new BaselineFile(new FileStamp(1, 2), new FileStamp(3, 4), Evidence.Stamps), known);
    }

    [Theory]
    [InlineData("file\u001fname\u001fpath\u001f99999999999999999999 1\u001frecords")]
    [InlineData("file\u001fname\u001fpath\u001f12\u001frecords")]
    [InlineData("session\u001fa\u001fb\u001f\u001f\u001f9223372036854775807\u001f\u001f")]
    [InlineData("session\u001fa\u001fb\u001f\u001f\u001f\u001f\u001f\nfile\u001fname\u001fpath\u001f1 2\u001frecords\u001f/home\u001f9999999999 1")]
    [InlineData("session\u001fa\u001fb\u001f\u001f\u001f\u001f\u001f\nfile\u001fname\u001fpath\u001f1 2\u001frecords\u001f/home\u001f1 9999999999")]
    [InlineData("something new")]
    public void A_body_that_makes_no_sense_is_an_empty_one(string line)
    {
        _scratch.Write("memory", $"session-sync memory 2\nproject\u001f\ndigests\u001fa\u001fb\nsettled\u001fno\u001f1\nbody\nlocal\n{line}\nremote\nend\n");
        Assert.Empty(Lines(new MemoryFile(_scratch.At("memory")).Load()!.Body()));
    }

    [Fact]
    public void It_is_for_its_owner_only_and_leaves_nothing_beside_it()
    {
        new MemoryFile(MemoryPath).Save(Memory("a", "b"));
        new MemoryFile(MemoryPath).Save(Memory("c", "d"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(MemoryPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_scratch.At("memory")));
        Assert.Equal([MemoryPath], Directory.GetFileSystemEntries(_scratch.At("memory")));
    }

    [Fact]
    public void When_the_last_sync_was_is_known_also_of_one_that_changed_nothing()
    {
        var file = new MemoryFile(MemoryPath);
        DateTimeOffset noon = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
        Assert.Null(file.LastSync);

        file.Touch(noon);
        Assert.Null(file.LastSync);
        file.Save(Memory("a", "b"));
        file.Touch(noon);

        Assert.Equal(noon, file.LastSync);
    }

    [Fact]
    public void S8_Noting_another_sync_loses_nothing_of_what_is_remembered()
    {
        var file = new MemoryFile(MemoryPath);
        file.Save(Memory("one", "two"));
        string before = File.ReadAllText(MemoryPath);

        file.Touch(new DateTimeOffset(2026, 5, 20, 12, 0, 0, TimeSpan.Zero));
        SyncMemory remembered = file.Load()!;
        file.Save(remembered);

        Assert.Equal(before, File.ReadAllText(MemoryPath));
        Assert.Equal(Lines(Memory("one", "two").Body()), Lines(remembered.Body()));
    }

    [Fact]
    public void What_an_earlier_version_kept_elsewhere_counts_until_it_is_saved_anew()
    {
        string earlier = _scratch.At("memory/earlier");
        DateTimeOffset noon = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
        new MemoryFile(earlier).Save(Memory("one", "two"));
        var file = new MemoryFile(MemoryPath, earlier);

        SyncMemory remembered = file.Load()!;
        file.Touch(noon);

        Assert.Equal(Lines(Memory("one", "two").Body()), Lines(remembered.Body()));
        Assert.Equal(noon, file.LastSync);

        file.Save(Memory("three", "four"));

        Assert.False(File.Exists(earlier));
        Assert.Equal(Lines(Memory("three", "four").Body()), Lines(file.Load()!.Body()));
    }

    [Fact]
    public void What_was_saved_since_counts_more_than_what_an_earlier_version_kept_elsewhere()
    {
        string earlier = _scratch.At("memory/earlier");
        new MemoryFile(MemoryPath).Save(Memory("three", "four"));
        new MemoryFile(earlier).Save(Memory("one", "two"));

        Assert.Equal(Lines(Memory("three", "four").Body()), Lines(new MemoryFile(MemoryPath, earlier).Load()!.Body()));
        Assert.Null(new MemoryFile(_scratch.At("memory/none"), _scratch.At("memory/never")).Load());
    }

    private static SyncMemory Memory(string one, string two)
    {
        var session = new SessionKey(new AgentId("claude-code"), one);
        var records = new SessionFile(SessionFile.Transcript, two, new FileStamp(100, -5), FileKind.Records);
        var whole = new SessionFile(one, two, new FileStamp(long.MaxValue, 1_777_777_777), FileKind.Whole);
        var entry = new SessionEntry(session, one, two, [records, whole], new DateTimeOffset(2026, 5, 1, 1, 2, 3, 4, TimeSpan.Zero));
        var other = new SessionEntry(session with { Id = two + "x" }, "", "", [whole], null, IsConversation: false) { Origin = one + "z" };
        var inventory = new Inventory([entry, other], [], [$"{one} is there twice."]) { Unplaced = [new UnplacedFile(two, entry.Head!.Value), new UnplacedFile(one, entry.Head!.Value, "/gone")] };
        var local = new StoreState(inventory, [new UnclaimedFile(one, records.Stamp)]);
        var remote = new StoreState(new Inventory([other], [], []), [new UnclaimedFile(two, whole.Stamp), new UnclaimedFile(one, whole.Stamp)]);
        var baseline = new Baseline(ImmutableDictionary<FileKey, BaselineFile>.Empty
            .Add(new FileKey(session, two), new BaselineFile(records.Stamp, whole.Stamp))
            .Add(new FileKey(session, one + "y"), new BaselineFile(whole.Stamp, records.Stamp)));
        var included = ImmutableDictionary<SessionKey, string>.Empty.Add(session, two);
        return new SyncMemory(
            two, ContentHash.Of("a"u8), ContentHash.Of("b"u8), 7, 3, included, included.SetItem(other.Key, one), () => new MemoryBody(local, remote, baseline));
    }

    /// <summary>All that a body holds, in an order that two bodies with the same share.</summary>
    private static IEnumerable<string> Lines(MemoryBody body) =>
    [
        .. Lines(body.Local),
        .. Lines(body.Remote),
        .. body.Baseline.Files.Select(known => $"{known.Key} {known.Value}").Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Lines(StoreState state) =>
    [
        .. from session in state.Inventory.Sessions
           from file in session.Files
           select $"{session.Key} {session.Place} {session.Folder} {session.Head:O} {session.IsConversation} {session.Origin} {file}",
        .. state.Inventory.Unplaced.Select(file => file.ToString()),
        .. state.Inventory.Problems,
        .. state.UnclaimedFiles.Select(file => file.ToString()),
    ];
}
