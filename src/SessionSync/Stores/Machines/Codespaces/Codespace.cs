namespace SessionSync.Stores.Machines.Codespaces;

/// <summary>A Codespace as <c>gh codespace list</c> tells it.</summary>
/// <param name="Repository">In the form <c>owner/name</c>.</param>
public sealed record Codespace(string Name, string Repository, string State)
{
    /// <summary>The state of one that can be connected to without being started.</summary>
    public const string Running = "Available";

    public bool IsRunning => State == Running;

    /// <summary>Where GitHub puts the checkout in a Codespace.</summary>
    public string ProjectPath => $"/workspaces/{Repository[(Repository.LastIndexOf('/') + 1)..]}";
}
