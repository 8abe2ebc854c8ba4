using SessionSync.Agents.Contracts;
using SessionSync.Projects;

namespace SessionSync.Operations.Sweeping;

/// <summary>Where the sessions of a project belong on this machine: in the agent's own folders, or in the vault where there is no checkout.</summary>
/// <param name="Project">For the vault: the folder in it.</param>
/// <param name="Home">The home that the agents keep, or would keep, their folders in.</param>
/// <param name="ProjectPath">The path that the agent's folders are named after.</param>
public sealed record ProjectHome(LocalProject Project, AgentHome Home, string ProjectPath)
{
    public bool IsVault => Project.Path != ProjectPath;
}
