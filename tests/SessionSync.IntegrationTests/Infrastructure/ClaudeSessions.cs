using System.Text;
using SessionSync.Agents.ClaudeCode;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>The Claude Code sessions of one project in one home directory.</summary>
/// <param name="Home">The home directory, of either side.</param>
/// <param name="ProjectDirectory">The path of the project on that side; the directory need not exist.</param>
/// <param name="BaseFolder">Where Claude Code keeps everything: below the home, or an absolute path.</param>
public sealed record ClaudeSessions(string Home, string ProjectDirectory, string BaseFolder = ".claude")
{
    /// <summary>Where the transcripts lie.</summary>
    public string Folder { get; } = Path.Combine(Home, BaseFolder, "projects", Encode(ProjectDirectory));

    /// <summary>The ids of the sessions here, in order.</summary>
    public IReadOnlyList<string> Ids =>
        Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)).Order()] : [];

    /// <summary>Writes a session of some turns (a prompt and an answer each), a minute apart, the last one at the given time.</summary>
    public ClaudeSession Add(int turns = 2, DateTimeOffset? lastMessage = null, string? id = null, string? workingDirectory = null)
    {
        Directory.CreateDirectory(Folder);
        var session = new ClaudeSession(Folder, id ?? Guid.NewGuid().ToString(), workingDirectory ?? ProjectDirectory);
        var last = lastMessage ?? DateTimeOffset.UtcNow.AddHours(-1);
        session.Start(last.AddMinutes(-turns));
        for (int turn = 1; turn <= turns; turn++)
        {
            session.AppendTurn($"Prompt {turn} of {session.Id}", last.AddMinutes(turn - turns));
        }

        return session;
    }

    /// <summary>A session here by its id, as another side wrote it.</summary>
    public ClaudeSession Find(string id) => new(Folder, id, ProjectDirectory);

    /// <summary>Copies a session of another side byte for byte, with its side files and modification times.</summary>
    public ClaudeSession CopyFrom(ClaudeSession other)
    {
        Directory.CreateDirectory(Folder);
        var copy = Find(other.Id);
        foreach (string file in other.Files)
        {
            string target = Path.Combine(Folder, Path.GetRelativePath(other.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
            File.SetLastWriteTimeUtc(target, File.GetLastWriteTimeUtc(file));
        }

        return copy;
    }

    /// <summary>Claude Code's name for a project's folder: each UTF-16 unit but ASCII letters and digits becomes a dash. Of long
    /// names the end is a hash, which unit tests hold against what the client gives.</summary>
    public static string Encode(string directory)
    {
        var name = new StringBuilder(directory);
        for (int index = 0; index < name.Length; index++)
        {
            if (!char.IsAsciiLetterOrDigit(name[index]))
            {
                name[index] = '-';
            }
        }

        return name.Length <= 200 ? name.ToString() : ProjectFolder.NameOf(directory);
    }
}
