namespace SessionSync.Cli.Integration.Hooks;

/// <summary>The scripts that this program carries with it.</summary>
internal static class EmbeddedScripts
{
    private const string Prefix = "scripts/";

    /// <summary>The commands among them, in order.</summary>
    public static IReadOnlyList<string> Commands { get; } =
        ["codespace-create", "codespace-delete", "codespace-ssh", "codespace-stop", "ssh-with-sessions", "sync-dev-env"];

    /// <summary>The files that the commands need beside them.</summary>
    public static IReadOnlyList<string> Libraries { get; } = ["dev-files.sh", "wrappers.sh"];

    public static byte[] Read(string name)
    {
        using Stream stream = typeof(EmbeddedScripts).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"The resource {Prefix}{name} is missing");
        byte[] text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
