using System.Formats.Tar;
using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Security;

/// <summary>Ten sessions are announced, so that they come as a tar; then something else comes.</summary>
[Collection("memory")]
public sealed class HostileContentTests : IDisposable
{
    private const string Folder = "-home-me-src-product";
    private const string Content = "{\"cwd\":\"/home/me/src/product\"}\n";
    private static readonly string[] Paths = [.. Enumerable.Range(0, 10).Select(number => $"{Folder}/{number}1234567-89ab-cdef-0123-456789abcdef.jsonl")];
    private readonly Watched _watched = new();

    public void Dispose() => _watched.Dispose();

    [Fact]
    public async Task What_is_well_arrives_to_show_that_the_others_fail_for_what_they_are()
    {
        TargetResult? result = await ReceiveAsync(tar => Array.ForEach(Paths, path => Add(tar, path, Content)), [.. Paths.Select(path => Hash(path, Content))]);

        Assert.Equal(10, result!.Summary.Pulled);
        Assert.Equal(10, _watched.Homes.Here.Ids.Count);
    }

    [Theory]
    [InlineData("../../../../escaped")]
    [InlineData("/tmp/sync-sessions-escaped")]
    [InlineData("./" + Folder + "/../../escaped")]
    [InlineData("./.bashrc")]
    public async Task Entries_that_nobody_asked_for_are_not_taken(string name)
    {
        TargetResult? result = await ReceiveAsync(
            tar =>
            {
                tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Content)) });
                Array.ForEach(Paths, path => Add(tar, path, Content));
            },
            [.. Paths.Select(path => Hash(path, Content))]);

        Assert.Equal(10, result!.Summary.Pulled);
        AssertOnlySessions();
        Assert.False(Path.Exists("/tmp/sync-sessions-escaped"));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    [InlineData(TarEntryType.Fifo)]
    [InlineData(TarEntryType.Directory)]
    public async Task An_entry_that_is_no_plain_file_is_not_taken(TarEntryType type)
    {
        TargetResult? result = await ReceiveAsync(
            tar =>
            {
                var entry = new GnuTarEntry(type, $"./{Paths[0]}");
                if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
                {
                    entry.LinkName = "/etc/passwd";
                }

                tar.WriteEntry(entry);
                Array.ForEach(Paths[1..], path => Add(tar, path, Content));
            },
            [.. Paths.Select(path => Hash(path, Content))]);

        Assert.False(result is { Summary.Pulled: > 9 });
        AssertOnlySessions();
        Assert.DoesNotContain(_watched.Snapshot(), file => file.Value == "/etc/passwd");
    }

    [Fact]
    public async Task Content_other_than_its_hash_says_is_not_taken()
    {
        TargetResult? result = await ReceiveAsync(
            tar => Array.ForEach(Paths, path => Add(tar, path, Content)), [.. Paths.Select(path => Hash(path, "something else"))]);

        Assert.Equal(0, result?.Summary.Pulled ?? 0);
        Assert.Empty(_watched.Homes.Here.Ids);
    }

    [Fact]
    public async Task Of_an_entry_that_comes_twice_the_first_counts_and_of_a_longer_one_what_was_announced()
    {
        TargetResult? result = await ReceiveAsync(
            tar =>
            {
                Add(tar, Paths[0], Content);
                Add(tar, Paths[0], new string('x', Content.Length));
                Add(tar, Paths[1], Content + new string('x', 100_000));
                Array.ForEach(Paths[2..], path => Add(tar, path, Content));
            },
            [.. Paths.Select(path => Hash(path, Content))]);

        Assert.Equal(10, result!.Summary.Pulled);
        Assert.All(_watched.Homes.Here.Ids, id => Assert.Equal(Content, _watched.Homes.Here.Find(id).Text));
    }

    [Theory]
    [InlineData("exec yes 1")]
    [InlineData("while echo 1048576; do head -c 1048576 /dev/zero; done")]
    [InlineData("while echo 1048576; do head -c 1048576 /dev/urandom; done")]
    [InlineData("echo 0; echo 0; while echo 1048576; do head -c 1048576 /dev/zero | tr '\\0' '\\n'; done")]
    [InlineData("echo 512; printf 'x%511s' ''; echo 0; echo 0")]
    public async Task Content_without_end_or_sense_ends_the_sync(string answer)
    {
        TargetResult? result = await _watched.SyncAsync(Announce().Do(answer));

        Assert.Null(result);
        Assert.Empty(_watched.Homes.Here.Ids);
        AssertOnlySessions();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5)]
    public async Task Content_that_is_a_bomb_is_not_unpacked_to_its_end(int sessions)
    {
        string listing = string.Concat(Paths.Take(sessions).Select(path => $"./{path} 100000 {DateTimeOffset.UtcNow.ToUnixTimeSeconds()}\n"));
        HostileMachine machine = new HostileMachine(_watched.Folder).WithZstandard().List(listing);
        string bomb = _watched.Folder.Combine("bomb");

        TargetResult? result = await _watched.SyncAsync(
            machine.Do($"head -c 2000000000 /dev/zero | zstd -q -c >{bomb}; stat -c %s {bomb}; cat {bomb}; echo 0; echo 0; sleep 1; exit"));

        Assert.Null(result);
        Assert.Empty(_watched.Homes.Here.Ids);
    }

    [Theory]
    [InlineData('L', 0x7fffffff)]
    [InlineData('L', long.MaxValue)]
    [InlineData('x', 0x7fffffff)]
    [InlineData('g', 0x7fffffff)]
    [InlineData('S', 0x7fffffff)]
    public async Task An_archive_whose_headers_announce_too_much_ends_the_sync(char type, long size)
    {
        byte[] header = new byte[1024];
        Encoding.ASCII.GetBytes("./name").CopyTo(header, 0);
        Encoding.ASCII.GetBytes("0000600\00000000\00000000\0").CopyTo(header, 100);
        header[124] = 0x80;
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128), size);
        Encoding.ASCII.GetBytes("00000000000\0").CopyTo(header, 136);
        header[156] = (byte)type;
        Encoding.ASCII.GetBytes("ustar  \0").CopyTo(header, 257);
        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header[..512].Sum(value => value), 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);

        TargetResult? result = await _watched.SyncAsync(Announce().Frame(header).EndFrames().EndFrames().Do("exit 0"));

        Assert.Null(result);
        Assert.Empty(_watched.Homes.Here.Ids);
    }

    [Theory]
    [InlineData("99${us}written${us}")]
    [InlineData("-1${us}written${us}")]
    [InlineData("9223372036854775808${us}written${us}")]
    [InlineData("0${us}failed${us}%1b5d303b70776e65641b5b324a")]
    [InlineData("0${us}elsewhere${us}../../escaped.jsonl")]
    [InlineData("nonsense")]
    public async Task Results_that_make_no_sense_change_nothing_here(string result)
    {
        _watched.Homes.Here.Add();
        var before = _watched.Snapshot();
        var machine = new HostileMachine(_watched.Folder).List("").Do($"line=\"{result}\"; echo $((${{#line}} + 1)); echo \"$line\"; echo 0");

        TargetResult? outcome = await _watched.SyncAsync(machine.Do("exit 0"));

        Assert.Equal(before, _watched.Snapshot());
        Assert.True(outcome is null or { Summary.Failed: 1 } or { Summary.Pushed: 0 });
        Assert.All(outcome?.Outcomes ?? [], session => Assert.DoesNotContain(session.Reason, char.IsControl));
    }

    private static void Add(TarWriter tar, string path, string content) =>
        tar.WriteEntry(new GnuTarEntry(TarEntryType.RegularFile, $"./{path}") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });

    private static string Hash(string path, string content) => $"{ContentHash.Of(Encoding.UTF8.GetBytes(content))}  ./{path}\n";

    private HostileMachine Announce() => new HostileMachine(_watched.Folder).List(string.Concat(Paths.Select(path => $"./{path} {Content.Length} {DateTimeOffset.UtcNow.ToUnixTimeSeconds()}\n")));

    private async Task<TargetResult?> ReceiveAsync(Action<TarWriter> pack, string[] hashes)
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Gnu, leaveOpen: true))
        {
            pack(tar);
        }

        HostileMachine machine = Announce();
        return await _watched.SyncAsync(machine.Frame(archive.ToArray()).EndFrames()
            .Frame(Encoding.UTF8.GetBytes(string.Concat(hashes))).EndFrames()
            .Do("sleep 0.3; exit 0"));
    }

    /// <summary>Whatever is here is a session's.</summary>
    private void AssertOnlySessions() => Assert.All(
        _watched.Snapshot().Keys.Where(path => path.StartsWith("here/.claude/projects/", StringComparison.Ordinal)),
        path => Assert.Contains(path["here/.claude/projects/".Length..], (string[])[Folder, .. Paths]));
}
