using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Sync.Memory;

/// <summary>Keeps what is remembered of imports in a file of lines.</summary>
public sealed class ImportMemoryFile(string path)
{
    private const string FirstLine = "session-sync imports 1";
    private const string LastLine = "end";

    /// <summary>Empty where there is none, or none that can be read: then everything is found out anew.</summary>
    public ImportMemory Load() => Find() ?? ImportMemory.Empty;

    /// <summary>Null where there is none, or none that can be read.</summary>
    public ImportMemory? Find()
    {
        try
        {
            return Parse(File.ReadAllText(path).Split('\n'));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return null;
        }
    }

    public void Save(ImportMemory memory)
    {
        var text = new StringBuilder();
        text.Append(FirstLine).Append('\n');
        text.Append(Fields.Join("stamps", memory.StampHere, memory.StampThere)).Append('\n');
        text.Append(Fields.Join("settled", memory.SettledSince?.ToString(CultureInfo.InvariantCulture) ?? "no", $"{memory.SessionCount}", $"{memory.Older}")).Append('\n');
        foreach ((SessionKey key, ImportBaseline known) in memory.Sessions)
        {
            text.Append(Fields.Join("session", key.Agent.Value, key.Id, Text(known.Here), Text(known.There), Text(known.Kept))).Append('\n');
        }

        text.Append(LastLine).Append('\n');
        PrivateFile.Replace(path, text.ToString(), isDurable: false);
    }

    /// <summary>Earlier versions did not note how much they had not looked at: then both sides are looked at once more.</summary>
    private static ImportMemory? Parse(string[] lines)
    {
        if (lines.Length < 5
            || lines[0] != FirstLine
            || lines[^2] != LastLine
            || Fields.Split(lines[1]) is not ["stamps", var here, var there]
            || Fields.Split(lines[2]) is not ["settled", var settled, var count, .. var older])
        {
            return null;
        }

        var sessions = ImmutableDictionary.CreateBuilder<SessionKey, ImportBaseline>();
        foreach (string line in lines[3..^2])
        {
            if (Fields.Split(line) is not ["session", var agent, var id, var atHome, var away, var kept])
            {
                throw new FormatException("A line of the memory cannot be read");
            }

            sessions[new SessionKey(new AgentId(agent), id)] = new ImportBaseline(Signature(atHome), Signature(away), Signature(kept));
        }

        return new ImportMemory(
            here,
            there,
            settled == "no" || older is [] ? null : long.Parse(settled, CultureInfo.InvariantCulture),
            int.Parse(count, CultureInfo.InvariantCulture),
            sessions.ToImmutable())
        {
            Older = older is [var unknown] ? int.Parse(unknown, CultureInfo.InvariantCulture) : 0,
        };
    }

    private static string Text(ImportSignature? signature) => signature is { } known
        ? Fields.Join($"{known.Messages}", known.NewestMessage, $"{known.Parts}", known.NewestPart)
        : "";

    private static ImportSignature? Signature(string text) => Fields.Split(text) switch
    {
        [""] => null,
        [var messages, var message, var parts, var part] => new ImportSignature(
            long.Parse(messages, CultureInfo.InvariantCulture), message, long.Parse(parts, CultureInfo.InvariantCulture), part),
        _ => throw new FormatException("A signature of the memory cannot be read"),
    };
}
