namespace SessionSync.Sync.Journal;

/// <summary>The command and the target's address that a run was started with.</summary>
/// <param name="Command">The command's name, such as <c>push</c>.</param>
/// <param name="Address">The target's address, as its parts were understood; empty where it has none.</param>
public sealed record RunOrigin(string Command, string Address)
{
    public static RunOrigin Unknown { get; } = new("", "");
}
