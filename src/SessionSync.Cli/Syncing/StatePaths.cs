using System.Security.Cryptography;
using System.Text;
using SessionSync.Agents;

namespace SessionSync.Cli.Syncing;

/// <summary>Where a project's state is kept.</summary>
/// <param name="directory">The state directory of the program.</param>
/// <param name="projectPath">The project's path on this machine.</param>
internal sealed class StatePaths(string directory, string projectPath)
{
    public string Lock => Path.Combine(directory, "locks", Name(projectPath));

    public string Journal => Path.Combine(directory, "journal");

    /// <summary>Exports of sessions that could not be imported.</summary>
    public string Exports => Path.Combine(directory, "exports");

    /// <summary>What is remembered of an agent's sessions that travel by imports.</summary>
    public string Imports(string address, string agent) => Path.Combine(directory, "targets", Name($"{projectPath}\n{address}\n{agent}"));

    /// <param name="address">The target's address, as its parts were understood.</param>
    public string Memory(string address, IAgent agent) =>
        Path.Combine(directory, "targets", Name(agent == AgentCatalog.ClaudeCode ? $"{projectPath}\n{address}" : $"{projectPath}\n{address}\n{agent.Id}"));

    /// <summary>What is remembered of a machine as a whole, whatever projects it has.</summary>
    /// <param name="directory">The state directory of the program.</param>
    public static string Machine(string directory, string address) => Path.Combine(directory, "machines", Name(address));

    private static string Name(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
