using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Sync.Memory;

/// <summary>Keeps a memory in a file of lines: some about the whole, then the body, which is left unread until it is needed.</summary>
/// <param name="earlier">Where an earlier version kept it, which counts until the memory is saved; null where none did.</param>
public sealed class MemoryFile(string path, string? earlier = null)
{
    private const string FirstLine = "session-sync memory 2";
    private const string BodyMark = "\nbody\n";
    private const string EndMark = "\nend\n";

    /// <summary>Null where there is none, or none that can be read: then everything is found out anew.</summary>
    public SyncMemory? Load()
    {
        try
        {
            string text = File.ReadAllText(Current);
            int body = text.IndexOf(BodyMark, StringComparison.Ordinal);
            return body < 0 || !text.EndsWith(EndMark, StringComparison.Ordinal)
                ? null
                : ParseHeader(text[..body], text[(body + BodyMark.Length)..^(EndMark.Length - 1)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>When the last sync ended; null where there has been none.</summary>
    public DateTimeOffset? LastSync => File.Exists(Current) ? new DateTimeOffset(File.GetLastWriteTimeUtc(Current), TimeSpan.Zero) : null;

    /// <summary>Notes that a sync found everything as it is remembered.</summary>
    public void Touch(DateTimeOffset now)
    {
        try
        {
            File.SetLastWriteTimeUtc(Current, now.UtcDateTime);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Both sides are in sync all the same; only when that was seen last is not noted.
        }
    }

    public void Save(SyncMemory memory) => Save(Compose(memory));

    /// <summary>Saves what was composed before. A memory that a power cut damages is none, so nobody waits for the disk.</summary>
    public void Save(string composed)
    {
        PrivateFile.Replace(path, composed, isDurable: false);
        if (earlier is not null)
        {
            File.Delete(earlier);
        }
    }

    public static string Compose(SyncMemory memory)
    {
        var text = new StringBuilder();
        text.Append(FirstLine).Append('\n');
        text.Append(Fields.Join("project", memory.RemoteProject)).Append('\n');
        text.Append(Fields.Join("digests", memory.LocalDigest.Hex, memory.RemoteDigest.Hex)).Append('\n');
        text.Append(Fields.Join("settled", memory.SettledSince?.ToString(CultureInfo.InvariantCulture) ?? "no", $"{memory.SessionCount}", $"{memory.Older}"));
        AppendIncluded(text, "here", memory.IncludedHere);
        AppendIncluded(text, "there", memory.IncludedThere);
        text.Append(BodyMark);
        MemoryText.Append(text, memory.Body());
        text.Append(EndMark.AsSpan(1));
        return text.ToString();
    }

    private string Current => earlier is not null && !File.Exists(path) && File.Exists(earlier) ? earlier : path;

    private static void AppendIncluded(StringBuilder text, string side, ImmutableDictionary<SessionKey, string> included)
    {
        foreach ((SessionKey session, string file) in included)
        {
            text.Append('\n').Append(Fields.Join(side, session.Agent.Value, session.Id, file));
        }
    }

    /// <summary>Earlier versions did not note how much they had not looked at: then both sides are looked at once more.</summary>
    private static SyncMemory? ParseHeader(string header, string body)
    {
        string[] lines = header.Split('\n');
        if (lines.Length < 4
            || lines[0] != FirstLine
            || Fields.Split(lines[1]) is not ["project", var project]
            || Fields.Split(lines[2]) is not ["digests", var local, var remote]
            || Fields.Split(lines[3]) is not ["settled", var settled, var count, .. var older])
        {
            return null;
        }

        return new SyncMemory(
            project,
            new ContentHash(local),
            new ContentHash(remote),
            settled == "no" || older is [] ? null : long.Parse(settled, CultureInfo.InvariantCulture),
            int.Parse(count, CultureInfo.InvariantCulture),
            ParseIncluded(lines, "here"),
            ParseIncluded(lines, "there"),
            () => MemoryText.Parse(body))
        {
            Older = older is [var sessions] ? int.Parse(sessions, CultureInfo.InvariantCulture) : 0,
        };
    }

    private static ImmutableDictionary<SessionKey, string> ParseIncluded(string[] lines, string side)
    {
        ImmutableDictionary<SessionKey, string> included = ImmutableDictionary<SessionKey, string>.Empty;
        for (int index = 4; index < lines.Length; index++)
        {
            if (Fields.Split(lines[index]) is [var here, var agent, var id, var file] && here == side)
            {
                included = included.SetItem(new SessionKey(new AgentId(agent), id), file);
            }
        }

        return included;
    }
}
