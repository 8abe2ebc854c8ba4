using System.Text;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>Transcripts are what clients left behind, whole or not.</summary>
public sealed class TranscriptFormTests
{
    private static readonly string Time = DateTimeOffset.UtcNow.AddHours(-1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
    private static readonly string Record = $$"""{"type":"user","message":{"role":"user","content":"hello"},"uuid":"u-1","parentUuid":null,"timestamp":"{{Time}}"}""";

    public static TheoryData<string, bool> Forms { get; } = new MatrixTheoryData<string, bool>(
        [
            "ends with metadata", "ends with a line break of Windows", "has a line of zeros", "ends in zeros", "is torn at its end", "has no last line break", "begins with a byte order mark",
            "has blank lines", "has no time at all", "is one torn line", "is empty", "is no text", "has a time with an offset", "has one huge last line",
        ],
        [true, false]);

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_transcript_travels_byte_for_byte_and_goes_on_when_it(string form, bool isHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var (from, to) = isHere ? (machines.Here, machines.There) : (machines.There, machines.Here);
        var session = from.Find(Guid.NewGuid().ToString());
        Directory.CreateDirectory(session.Folder);
        File.WriteAllBytes(session.Transcript, Content(form));
        byte[] before = session.Bytes;

        await machines.SyncTwiceAsync();
        Assert.Equal(before, to.Find(session.Id).Bytes);
        File.AppendAllText(session.Transcript, $"\n{Record.Replace("hello", "more", StringComparison.Ordinal)}\n");
        await machines.SyncTwiceAsync();

        Assert.Equal(before, session.Bytes[..before.Length]);
        Assert.Equal(session.Bytes, to.Find(session.Id).Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_short_file_whose_last_line_has_no_time_never_costs_the_newer_one_a_line(bool shortIsHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var (shortSide, fullSide) = shortIsHere ? (machines.Here, machines.There) : (machines.There, machines.Here);
        var shorter = shortSide.Find(Guid.NewGuid().ToString());
        Directory.CreateDirectory(shorter.Folder);
        File.WriteAllText(shorter.Transcript, $$"""{"type":"summary","summary":"What it was about","sessionId":"{{shorter.Id}}"}""" + "\n");
        var full = fullSide.Add(turns: 3, id: shorter.Id);
        string[] lines = File.ReadAllLines(full.Transcript);
        // The shorter one was touched last.
        full.Modified = DateTimeOffset.UtcNow.AddHours(-5);
        shorter.Modified = DateTimeOffset.UtcNow;

        await machines.SyncTwiceAsync();

        Assert.Equal(shorter.Bytes, full.Bytes);
        Assert.All(lines, line => Assert.Contains(line, full.Text, StringComparison.Ordinal));
        Assert.Contains("What it was about", full.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_that_was_caught_half_written_is_completed_by_the_other_side(bool tornIsHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var (tornSide, wholeSide) = tornIsHere ? (machines.Here, machines.There) : (machines.There, machines.Here);
        var whole = wholeSide.Add(turns: 3);
        var torn = tornSide.CopyFrom(whole);
        File.WriteAllBytes(torn.Transcript, whole.Bytes[..(whole.Bytes.Length * 2 / 3)]);
        byte[] expected = whole.Bytes;

        await machines.SyncTwiceAsync();

        Assert.Equal(expected, torn.Bytes);
        Assert.Equal(expected, whole.Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Branches_are_both_kept_when_one_of_them_ends_in_a_torn_line(bool tornIsHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var here = machines.Here.Add();
        var there = machines.There.CopyFrom(here);
        here.AppendTurn("Words had here", DateTimeOffset.UtcNow.AddMinutes(-9));
        there.AppendTurn("Words had there", DateTimeOffset.UtcNow.AddMinutes(-5));
        File.AppendAllText((tornIsHere ? here : there).Transcript, "{\"type\":\"user\",\"uuid\":\"torn\",\"mess");

        await machines.SyncTwiceAsync();

        Assert.Equal(here.Bytes, there.Bytes);
        foreach (string words in new[] { "Words had here", "Words had there" })
        {
            string line = File.ReadLines(here.Transcript).First(text => text.Contains($"\"content\":\"{words}\"", StringComparison.Ordinal));
            Assert.EndsWith("}", line, StringComparison.Ordinal);
            Assert.StartsWith("{\"parentUuid\"", line, StringComparison.Ordinal);
        }
    }

    private static byte[] Content(string form) => form switch
    {
        "ends with metadata" => Encoding.UTF8.GetBytes(Record + "\n{\"type\":\"summary\",\"summary\":\"What it was about\"}\n"),
        "ends with a line break of Windows" => Encoding.UTF8.GetBytes(Record + "\r\n" + Record + "\r\n"),
        "has a line of zeros" => Encoding.UTF8.GetBytes(Record + "\n" + new string('\0', 50) + "\n" + Record + "\n"),
        "ends in zeros" => Encoding.UTF8.GetBytes(Record + "\n" + new string('\0', 500)),
        "is torn at its end" => Encoding.UTF8.GetBytes(Record + "\n" + Record[..60]),
        "has no last line break" => Encoding.UTF8.GetBytes(Record + "\n" + Record),
        "begins with a byte order mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Record + "\n")],
        "has blank lines" => Encoding.UTF8.GetBytes("\n\n" + Record + "\n\n   \n"),
        "has no time at all" => "{\"type\":\"mode\",\"mode\":\"normal\"}\n"u8.ToArray(),
        "is one torn line" => "{\"type\":\"mo"u8.ToArray(),
        "is empty" => [],
        "is no text" => [.. Enumerable.Range(0, 3000).Select(number => (byte)(number * 7))],
        "has a time with an offset" => Encoding.UTF8.GetBytes(Record.Replace("Z\"", "+09:00\"", StringComparison.Ordinal) + "\n"),
        "has one huge last line" => Encoding.UTF8.GetBytes(Record + "\n" + Record.Replace("hello", new string('x', 200_000), StringComparison.Ordinal) + "\n"),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such form."),
    };
}
