using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Pi;

/// <summary>Finds the sessions of a home.</summary>
internal sealed class PiFiles(AgentId agent, AgentHome home)
{
    private const string Pattern = "*.jsonl";

    private readonly FoundFiles _found = new(agent);

    public IReadOnlyCollection<FoundConversation> Find()
    {
        string folder = PathOf(home.Variable("PI_CODING_AGENT_DIR")) ?? Path.Combine(home.Home, ".pi", "agent");
        var sessions = new DirectoryInfo(Path.Combine(folder, "sessions"));
        FindIn(sessions);
        if (sessions.Exists)
        {
            foreach (DirectoryInfo project in sessions.EnumerateDirectories("*", OwnLinks.Here).Where(OwnLinks.MayFollow))
            {
                FindIn(project);
            }
        }

        // Where sessions were told to go they lie without folders of projects.
        if ((PathOf(home.Variable("PI_CODING_AGENT_SESSION_DIR")) ?? PathOf(SettingOf(folder))) is { } moved)
        {
            FindIn(new DirectoryInfo(moved));
        }

        return _found.All;
    }

    private void FindIn(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            return;
        }

        foreach (FileInfo file in folder.EnumerateFiles(Pattern, OwnLinks.Here).Where(OwnLinks.MayFollow))
        {
            if (FolderFiles.StampOf(file).Size > 0 && (PiSessionName.IdOf(file.Name) ?? IdInside(file)) is { } id)
            {
                _found.Add(file, id);
            }
        }
    }

    /// <summary>The id of a session whose file was given another name.</summary>
    private static string? IdInside(FileInfo file)
    {
        using FileStream? stream = TranscriptFile.TryOpen(file.FullName, static _ => { });
        if (stream is null)
        {
            return null;
        }

        using var lines = new TranscriptLines(stream, new BoundedWarnings(static _ => { }));
        return lines.Read() && PiRecord.TryRead(lines.Line, out PiRecord header) && header.IsHeader
            && header.Id.Text is { } id && PiSessionName.IsId(id) ? id : null;
    }

    private static string? SettingOf(string folder)
    {
        string? text = SmallFile.TryRead(new FileInfo(Path.Combine(folder, "settings.json")));
        return JsonPiece.TryParse(text, out JsonPiece settings) ? settings["sessionDir"u8].Text : null;
    }

    // A relative folder is one of each project: there is no telling where.
    private string? PathOf(string? value) => value switch
    {
        null or "" => null,
        "~" => home.Home,
        _ when value.StartsWith("~/", StringComparison.Ordinal) => Path.Combine(home.Home, value[2..]),
        _ => Path.IsPathFullyQualified(value) ? value : null,
    };
}
