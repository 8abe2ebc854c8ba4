using System.Text.Json;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Journal;

/// <summary>Tells from the journal on which machine a conversation was last written, as far as runs on this machine know: a version that came from
/// a target and is still the same was written there, what was sent or has changed since was written here.</summary>
public sealed class LastWriters
{
    /// <summary>What an entry is read for stands in few short lines; a longer one is nothing that can be waited for.</summary>
    private const int LargestEntry = 4 << 20;
    private const int MostEntries = 3000;

    private readonly Dictionary<SessionKey, (string Target, long Size, bool IsPulled)> _last = [];

    private LastWriters()
    {
    }

    public bool IsEmpty => _last.Count == 0;

    /// <summary>Reads a journal, its newest entries first.</summary>
    public static LastWriters Read(string directory)
    {
        var writers = new LastWriters();
        string[] entries = Directory.Exists(directory) ? Directory.GetDirectories(directory) : [];
        Array.Sort(entries, static (left, right) => string.CompareOrdinal(right, left));
        foreach (string entry in entries.Take(MostEntries))
        {
            writers.ReadEntry(new FileInfo(Path.Combine(entry, "entry.jsonl")));
        }

        return writers;
    }

    /// <returns>The target's name, <paramref name="here"/>, or null where no run knows.</returns>
    public string? Of(SessionKey session, long size, string here) =>
        !_last.TryGetValue(session, out (string Target, long Size, bool IsPulled) last) ? null
        : last.IsPulled && last.Size == size ? last.Target
        : here;

    private void ReadEntry(FileInfo file)
    {
        string[] lines;
        try
        {
            lines = file is { Exists: true, Length: <= LargestEntry } ? File.ReadAllLines(file.FullName) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Old entries are dropped meanwhile by whoever syncs.
            return;
        }

        if (lines.Length == 0 || Target(lines[0]) is not { } target)
        {
            return;
        }

        // Of several writes of one run the last is the one that lasts.
        foreach (string line in lines.Skip(1).Reverse())
        {
            AddWrite(line, target);
        }
    }

    private static string? Target(string line) => Parse(line, static begin => begin.GetProperty("target").GetString());

    private void AddWrite(string line, string target) => Parse(line, write =>
    {
        if (write.GetProperty("type").ValueEquals("write") && write.GetProperty("file").ValueEquals("") && write.GetProperty("status").ValueEquals("Written"))
        {
            _last.TryAdd(
                new SessionKey(new AgentId(write.GetProperty("agent").GetString()!), write.GetProperty("session").GetString()!),
                (target, write.GetProperty("from").GetInt64() + write.GetProperty("bytes").GetInt64(), write.GetProperty("direction").ValueEquals("Pull")));
        }

        return target;
    });

    /// <summary>A line that was torn off, or is not as expected, tells nothing.</summary>
    private static string? Parse(string line, Func<JsonElement, string?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
