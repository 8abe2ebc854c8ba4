using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Targets;

/// <summary>Picks Codespaces that were named, and says what is wrong with those that cannot be used.</summary>
public static class CodespaceChoice
{
    public static Codespace ByName(IReadOnlyList<Codespace> all, string name) =>
        all.FirstOrDefault(one => one.Name == name) ?? throw new SyncException(
            FailureKind.Unreachable,
            $"There is no Codespace {name}",
            all.Count == 0 ? "gh lists none" : $"gh lists {string.Join(", ", all.Select(one => one.Name))}",
            "gh codespace list",
            "For a host or a directory write ssh:HOST or dir:PATH");

    /// <param name="mayStart">One that is stopped is fine too: connecting starts it.</param>
    /// <param name="command">What the user typed before the name.</param>
    public static void RequireRunning(Codespace codespace, bool mayStart, string command)
    {
        if (!codespace.IsRunning && !mayStart)
        {
            throw new SyncException(
                FailureKind.Unreachable,
                $"Codespace {codespace.Name} is not running",
                $"Its state is {codespace.State}, and connecting would start it, which is billed",
                $"{command} {codespace.Name} --start");
        }
    }
}
