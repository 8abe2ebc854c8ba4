using System.Text;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What was written last on the far side comes with the list. Whether it did shows when the files are gone before they are read.</summary>
public sealed class ReadAheadTests : IDisposable
{
    private static readonly DateTimeOffset OneHourAgo = DateTimeOffset.UtcNow.AddHours(-1);
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<bool> Shells => [false, true];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task The_end_of_a_session_comes_with_a_guard_of_whole_records(bool isBusybox)
    {
        await using StoreBench bench = await OpenAsync(isBusybox);
        byte[] content = Records(20_000);
        FileRange tail = await ListAndDeleteAsync(bench, content, offset: 18_000);

        FileRange near = bench.Layout.Prefer(tail);
        CollectingReceiver received = await bench.ReadAsync(near);

        Assert.Equal(content[18_000..], received.Contents[0]);
        Assert.InRange(near.GuardLength, 6000, 6500);
        Assert.Equal(ContentHash.Of(content.AsSpan((int)(18_000 - near.GuardLength), (int)near.GuardLength)), received.Guards[0]);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task A_short_file_comes_whole(bool isBusybox)
    {
        await using StoreBench bench = await OpenAsync(isBusybox);
        byte[] content = Records(3000);
        FileRange whole = await ListAndDeleteAsync(bench, content, offset: 0);

        CollectingReceiver received = await bench.ReadAsync(bench.Layout.Prefer(whole));

        Assert.Equal(content, received.Contents[0]);
        Assert.Null(received.Guards[0]);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task A_guard_of_the_usual_length_stays_as_it_is_where_it_came(bool isBusybox)
    {
        await using StoreBench bench = await OpenAsync(isBusybox);
        FileRange tail = await ListAndDeleteAsync(bench, Records(7000), offset: 6000);

        Assert.Equal(tail, bench.Layout.Prefer(tail));
        Assert.Single((await bench.ReadAsync(tail)).Contents);
    }

    [Fact]
    public async Task A_part_of_a_long_record_is_no_guard()
    {
        await using StoreBench bench = await OpenAsync(isBusybox: false);
        byte[] content = [.. Records(5000), .. Encoding.UTF8.GetBytes($"{new string('x', 20_000)}\n"), .. Records(1000)];
        FileRange tail = await ListAndDeleteAsync(bench, content, content.Length - 1000);

        Assert.Equal(tail, bench.Layout.Prefer(tail));
    }

    [Fact]
    public async Task What_begins_before_it_is_asked_for()
    {
        await using StoreBench bench = await OpenAsync(isBusybox: false);
        byte[] content = Records(20_000);
        string file = Write(bench, "session.jsonl", content);
        await bench.ListAsync();
        var tail = new FileRange(bench.Locate(file), 9000, 11_000);

        CollectingReceiver received = await bench.ReadAsync(bench.Layout.Prefer(tail));

        Assert.Equal(content[9000..], received.Contents[0]);
        Assert.Equal(ContentHash.Of(content.AsSpan(0, 9000)), received.Guards[0]);
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public async Task Only_the_file_that_was_written_last_comes(bool isBusybox)
    {
        await using StoreBench bench = await OpenAsync(isBusybox);
        string older = Write(bench, "older.jsonl", Records(2000));
        File.SetLastWriteTimeUtc(older, DateTime.UtcNow.AddMinutes(-5));
        string last = Write(bench, "the last one.jsonl", Records(2000));
        await bench.ListAsync();
        File.Delete(older);
        File.Delete(last);

        Assert.Single((await bench.ReadAsync(new FileRange(bench.Locate(last), 0, 2000))).Contents);
        Assert.Single((await bench.ReadAsync(new FileRange(bench.Locate(older), 0, 2000))).Failures);
    }

    [Theory]
    [InlineData("an hour old")]
    [InlineData("with zeros")]
    [InlineData("with a line break in its name")]
    public async Task A_file_is_asked_for_that_is(string what)
    {
        await using StoreBench bench = await OpenAsync(isBusybox: false);
        byte[] content = what == "with zeros" ? new byte[2000] : Records(2000);
        string file = Write(bench, what == "with a line break in its name" ? "line\nbreak.jsonl" : "session.jsonl", content);
        if (what == "an hour old")
        {
            File.SetLastWriteTimeUtc(file, OneHourAgo.UtcDateTime.AddMinutes(-1));
        }

        await bench.ListAsync();
        CollectingReceiver received = await bench.ReadAsync(bench.Whole(file));
        File.Delete(file);

        Assert.Equal(content, received.Contents[0]);
        Assert.Single((await bench.ReadAsync(new FileRange(bench.Locate(file), 0, 2000))).Failures);
    }

    [Fact]
    public async Task A_later_list_takes_its_place()
    {
        await using StoreBench bench = await OpenAsync(isBusybox: false);
        string file = Write(bench, "session.jsonl", Records(2000));
        await bench.ListAsync();
        byte[] other = Records(2000);
        File.WriteAllBytes(file, other);
        await bench.ListAsync();

        Assert.Equal(other, (await bench.ReadAsync(bench.Whole(file))).Contents[0]);
    }

    [Fact]
    public async Task What_this_side_has_written_since_is_asked_for()
    {
        await using StoreBench bench = await OpenAsync(isBusybox: false);
        string file = Write(bench, "session.jsonl", Records(2000));
        await bench.ListAsync();
        byte[] other = Records(2000);
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        IReadOnlyList<WriteResult> written = await bench.WriteAsync(new FileWrite(bench.Locate(file), WriteMode.Replace, bench.Source(other), now, StoreBench.StampOf(file)));

        Assert.Equal(WriteStatus.Written, Assert.Single(written).Status);
        Assert.Equal(other, (await bench.ReadAsync(bench.Whole(file))).Contents[0]);
    }

    /// <summary>The range from there to the file's end, which can no longer be read but is listed.</summary>
    private static async Task<FileRange> ListAndDeleteAsync(StoreBench bench, byte[] content, long offset)
    {
        string file = Write(bench, "session.jsonl", content);
        await bench.ListAsync();
        File.Delete(file);
        return new FileRange(bench.Locate(file), offset, content.Length - offset);
    }

    private static string Write(StoreBench bench, string name, byte[] content)
    {
        Directory.CreateDirectory(bench.Sessions.Folder);
        string file = Path.Combine(bench.Sessions.Folder, name);
        File.WriteAllBytes(file, content);
        return file;
    }

    /// <summary>Lines of different text, in any bytes but zeros, of some hundred bytes each.</summary>
    private static byte[] Records(int length)
    {
        byte[] content = new byte[length];
        for (int index = 0; index < length; index++)
        {
            content[index] = index % 400 == 399 || index == length - 1 ? (byte)'\n' : (byte)Random.Shared.Next(11, 256);
        }

        return content;
    }

    private async Task<StoreBench> OpenAsync(bool isBusybox)
    {
        string commands = isBusybox ? await CommandFolder.CreateOfBusyboxAsync(_folder.Combine("busybox")) : "";
        return new StoreBench(home => RemoteMachine
            .Open(
                isBusybox ? new BusyboxMachine(commands, home) : new DirectoryMachine("directory", home, ["CLAUDE_CONFIG_DIR"]),
                [StoreBench.Agent],
                [],
                hasZstandardHere: false,
                StoreBench.Project,
                changedSince: OneHourAgo)
            .StoreFor(StoreBench.Agent, StoreBench.Project));
    }
}
