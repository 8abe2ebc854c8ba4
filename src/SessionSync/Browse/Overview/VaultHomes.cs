using SessionSync.Agents.Contracts;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Directory;

namespace SessionSync.Browse.Overview;

/// <summary>The homes of the vault, where conversations lie that no agent has here.</summary>
internal static class VaultHomes
{
    private const int DeepestHome = 8;

    private static readonly EnumerationOptions s_entries = new() { AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The user's own home, and those in the vault: nothing in the environment moves folders of these.</summary>
    public static ConversationHomes Of(HostEnvironment host) => new(
        new AgentHome(host.Home, host.Variable),
        [.. Below(new DirectoryInfo(VaultFolder.In(host.DataDirectory).Path), DeepestHome).Select(static home => new AgentHome(home, static _ => null))]);

    /// <summary>No name that the vault gives begins with a dot, and every agent's folder does.</summary>
    private static IEnumerable<string> Below(DirectoryInfo folder, int depth)
    {
        DirectoryInfo[] folders = folder.Exists ? folder.GetDirectories("*", s_entries) : [];
        if (Array.Exists(folders, static one => one.Name[0] == '.'))
        {
            yield return folder.FullName;
        }

        foreach (DirectoryInfo one in folders.Where(one => one.Name[0] != '.' && depth > 0))
        {
            foreach (string home in Below(one, depth - 1))
            {
                yield return home;
            }
        }
    }
}
