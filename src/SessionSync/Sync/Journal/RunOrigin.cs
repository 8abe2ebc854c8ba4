namespace SessionSync.Sync.Journal;

/// <summary>What a run was begun by and with.</summary>
/// <param name="Command">The command's name, such as <c>push</c>.</param>
/// <param name="Address">The target's address, as its parts were understood; empty where it has none.</param>
public sealed record RunOrigin(string Command, string Address)
{
    public static RunOrigin Unknown { get; } = new("", "");
}
