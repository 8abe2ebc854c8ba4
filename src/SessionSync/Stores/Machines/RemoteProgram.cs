using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>Where a machine's user has programs, and which sync-sessions is among them.</summary>
/// <param name="Kind">What runs there, such as <c>linux-arm64</c>; what the machine says, where that is no kind we know.</param>
/// <param name="Present">The SHA-256 of the one that is there; null where there is none.</param>
/// <param name="Folder">Where it belongs.</param>
/// <param name="IsOnSearchPath">Whether a login shell there finds programs in that folder.</param>
/// <param name="Obstacle">Why nothing can be put there; null where it can.</param>
public sealed record RemoteProgram(string Kind, string? Present, string Folder, bool IsOnSearchPath, string? Obstacle)
{
    /// <exception cref="InvalidDataException">It is no such answer.</exception>
    internal static RemoteProgram Parse(string[] fields) => fields is ["program", var system, var machine, var present, var folder, var found, var obstacle]
        ? new RemoteProgram(KindOf(system, machine), NullIfEmpty(present), WireText.Decode(folder), found == "yes", NullIfEmpty(WireText.Decode(obstacle)))
        : throw new InvalidDataException("The far side does not say which program it has");

    private static string KindOf(string system, string machine) => (system, machine) switch
    {
        ("Linux", "x86_64" or "amd64") => "linux-x64",
        ("Linux", "aarch64" or "arm64") => "linux-arm64",
        ("Darwin", "x86_64") => "osx-x64",
        ("Darwin", "arm64") => "osx-arm64",
        _ => $"{system} {machine}",
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
