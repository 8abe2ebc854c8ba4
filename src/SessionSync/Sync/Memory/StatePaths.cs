using System.Text;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Memory;

/// <summary>Where a project's state is kept.</summary>
/// <param name="directory">The state directory of the program.</param>
/// <param name="projectPath">The project's path on this machine.</param>
public sealed class StatePaths(string directory, string projectPath)
{
    /// <summary>The agent whose memory earlier versions kept under the names of project and target alone.</summary>
    private static readonly AgentId s_unnamed = new("claude-code");

    public string Lock => Path.Combine(directory, "locks", Name(projectPath));

    public string Journal => Path.Combine(directory, "journal");

    /// <summary>Exports of sessions that could not be imported.</summary>
    public string Exports => Path.Combine(directory, "exports");

    /// <summary>The path of the memory of an agent's sessions that are synced by imports.</summary>
    public string Imports(string address, AgentId agent) => Target($"{projectPath}\n{address}\n{agent}");

    /// <summary>The memory of an agent's session files.</summary>
    /// <param name="address">The target's address, as its parts were understood.</param>
    public MemoryFile Memory(string address, AgentId agent) =>
        new(Target($"{projectPath}\n{address}\n{agent}"), agent == s_unnamed ? Target($"{projectPath}\n{address}") : null);

    /// <summary>Where the project lay at the last sync with a target whose address does not say.</summary>
    public string LastPlace(string address) => Path.Combine(directory, "places", Name($"{projectPath}\n{address}"));

    /// <summary>Where the project was asked for at the last sync with a target, and where it was found.</summary>
    public string Places(string address) => Path.Combine(directory, "places", Name($"{projectPath}\n{address}\nplaces"));

    /// <summary>The path of the memory of a machine as a whole, whatever projects it has.</summary>
    /// <param name="directory">The state directory of the program.</param>
    public static string Machine(string directory, string address) => Path.Combine(directory, "machines", Name(address));

    private string Target(string text) => Path.Combine(directory, "targets", Name(text));

    private static string Name(string text) => Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
