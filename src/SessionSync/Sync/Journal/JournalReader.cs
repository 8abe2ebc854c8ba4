using System.Text.Json;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Journal;

/// <summary>Reads what <see cref="JournalWriter"/> and earlier versions of it wrote.</summary>
public static class JournalReader
{
    /// <summary>An entry has few short lines; what is larger is nothing that can be waited for.</summary>
    private const int LargestEntry = 4 << 20;

    /// <summary>The entries of a journal, the newest first; without those that cannot be read, or go away meanwhile.</summary>
    /// <param name="directory">The journal's, which need not exist.</param>
    /// <param name="most">No more than so many are looked at.</param>
    public static IEnumerable<JournalRun> Read(string directory, int most)
    {
        string[] entries = Directory.Exists(directory) ? Directory.GetDirectories(directory) : [];
        Array.Sort(entries, static (left, right) => string.CompareOrdinal(right, left));
        foreach (string entry in entries.Take(most))
        {
            if (ReadEntry(entry) is { } run)
            {
                yield return run;
            }
        }
    }

    /// <summary>A line as a record; null for one that was torn off, or is not as expected: it tells nothing.</summary>
    public static JournalRecord? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            return root.GetProperty("type").GetString() switch
            {
                "begin" => Began(root),
                "kept" => Kept(root),
                "write" => Written(root),
                "branch" => new BranchMade(Session(root), Text(root, "branch")),
                "import" => Imported(root),
                "end" => new RunEnded(Time(root, "ended"), Text(root, "how")),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static JournalRun? ReadEntry(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, JournalEntry.FileName));
        try
        {
            string[] lines = file is { Exists: true, Length: <= LargestEntry } ? File.ReadAllLines(file.FullName) : [];
            return lines.Length > 0 && Parse(lines[0]) is RunBegan began ? new JournalRun(folder, began, [.. lines.Skip(1).Select(Parse).OfType<JournalRecord>()]) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Old entries are dropped meanwhile by whoever syncs.
            return null;
        }
    }

    private static RunBegan Began(JsonElement line) => new(Text(line, "target"), Time(line, "started"))
    {
        Origin = new RunOrigin(OptionalText(line, "command") ?? "", OptionalText(line, "address") ?? ""),
        Project = OptionalText(line, "project") ?? "",
        Agent = OptionalText(line, "agent") is { } agent ? new AgentId(agent) : null,
        Steps = line.TryGetProperty("steps", out JsonElement steps) && steps.ValueKind == JsonValueKind.Array ? [.. steps.EnumerateArray().Select(Step)] : [],
    };

    private static IntendedStep Step(JsonElement step) =>
        new(Session(step), Text(step, "file"), Enum.Parse<SyncAction>(Text(step, "action")), Enum.Parse<SyncDirection>(Text(step, "direction")));

    private static VersionKept Kept(JsonElement line) => new(
        Session(line), Text(line, "file"), Text(line, "side"), Text(line, "path"), new FileStamp(Number(line, "size"), Number(line, "modified")), Text(line, "kept"));

    private static FileWritten Written(JsonElement line) => new(
        new AgentId(Text(line, "agent")),
        OptionalText(line, "session"),
        OptionalText(line, "file") ?? "",
        Enum.Parse<SyncDirection>(Text(line, "direction")),
        Text(line, "path"),
        Enum.Parse<WriteMode>(Text(line, "mode")),
        Number(line, "from"),
        Number(line, "bytes"),
        Enum.Parse<WriteStatus>(Text(line, "status")))
    {
        Before = line.TryGetProperty("before", out JsonElement before) ? new BytesBefore(Number(before, "bytes"), new ContentHash(Text(before, "content"))) : null,
        Content = OptionalText(line, "content") is { } content ? new ContentHash(content) : null,
        Detail = OptionalText(line, "detail"),
    };

    private static SessionImported Imported(JsonElement line) => new(
        Session(line), Enum.Parse<SyncDirection>(Text(line, "direction")), Number(line, "bytes"), new ContentHash(Text(line, "content")), OptionalText(line, "failure"))
    {
        Before = line.TryGetProperty("before", out JsonElement before)
            ? new ImportSignature(Number(before, "messages"), Text(before, "newestMessage"), Number(before, "parts"), Text(before, "newestPart"))
            : null,
    };

    private static SessionKey Session(JsonElement line) => new(new AgentId(Text(line, "agent")), Text(line, "session"));

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");

    private static string? OptionalText(JsonElement line, string name) => line.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static long Number(JsonElement line, string name) => line.GetProperty(name).GetInt64();

    private static DateTimeOffset? Time(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;
}
