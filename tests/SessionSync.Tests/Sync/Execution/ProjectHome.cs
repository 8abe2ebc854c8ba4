using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A home in which a project lies, with the sessions of one agent.</summary>
internal sealed class ProjectHome(IAgentDraft draft, string home, string project)
{
    /// <summary>Nothing is said before this.</summary>
    public static DateTimeOffset Morning { get; } = Example.Now.AddHours(-4);

    public string Project => project;

    public string At(string path) => Path.Combine(home, path);

    public LocalStore Open() => new(draft.Agent, new AgentHome(home, static _ => null), project);

    /// <summary>The client begins a session, in the first minute of the morning.</summary>
    public ProjectHome Start(string id, params string[] said)
    {
        string path = At(draft.PathOf(project, id));
        Write(path, draft.Begin(project, id), Morning);
        for (int minute = 0; minute < said.Length; minute++)
        {
            Say(id, said[minute], minute);
        }

        return this;
    }

    /// <summary>The client goes on with a session.</summary>
    public ProjectHome Say(string id, string text, double minute)
    {
        string path = PathOf(id);
        string present = File.ReadAllText(path);
        DateTimeOffset at = Morning.AddMinutes(minute);
        return Write(path, draft.Say(present, project, id, text, at), at);
    }

    /// <summary>Something changes a session's file, and tells nobody.</summary>
    public ProjectHome Change(string id, Func<string, string> change, double minute) =>
        Write(PathOf(id), change(Encoding.Latin1.GetString(File.ReadAllBytes(PathOf(id)))), Morning.AddMinutes(minute), Encoding.Latin1);

    public ProjectHome Write(string path, string text, DateTimeOffset at, Encoding? encoding = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllBytes(At(path), (encoding ?? Encoding.UTF8).GetBytes(text));
        File.SetLastWriteTimeUtc(At(path), at.UtcDateTime);
        return this;
    }

    /// <summary>The only file of a session.</summary>
    public string PathOf(string id) => Assert.Single(Files, path => Path.GetFileName(path).Contains(id[..8], StringComparison.Ordinal));

    public string TextOf(string id) => File.ReadAllText(PathOf(id));

    /// <summary>The session's file with its own directory, and the blanks behind that, taken from its header: the same on both machines.</summary>
    public string SharedTextOf(string id) => draft.Begin(project, id).Length == 0
        ? TextOf(id)
        : string.Join("\"\"", TextOf(id).Split($"\"{project}\"").Select(static (part, index) => index == 0 ? part : part.TrimStart(' ')));

    public FileStamp StampOf(string id) => new(new FileInfo(PathOf(id)).Length, new DateTimeOffset(File.GetLastWriteTimeUtc(PathOf(id))).ToUnixTimeSeconds());

    public string[] Files => Directory.Exists(home)
        ? [.. Directory.EnumerateFiles(home, "*.json*", SearchOption.AllDirectories).Where(static path => Path.GetFileName(path).Contains('-', StringComparison.Ordinal)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>All that is said in any session.</summary>
    public string Everything => string.Concat(Files.Select(File.ReadAllText));
}
