namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>
/// Whether ssh works in a user namespace of its own, which systemd makes for a user's unit with a read-only file system. It
/// often does not: root's files belong to "nobody" in there, and ssh refuses to include a configuration file that does.
/// </summary>
internal static class Sandbox
{
    public static async Task<bool> IsPossibleAsync(ISystemCommands commands) =>
        (await commands.RunAsync("unshare", "--user", "--map-current-user", "--mount", "ssh", "-G", "localhost")).IsSuccess;
}
