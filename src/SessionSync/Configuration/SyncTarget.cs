using SessionSync.Model;

namespace SessionSync.Configuration;

/// <summary>Something to sync with, resolved.</summary>
/// <param name="Name">What the user calls it, for messages.</param>
/// <param name="Settings">Its entry in the configuration; null for one that was named by its address.</param>
public sealed record SyncTarget(string Name, TargetAddress Address, TargetSettings? Settings)
{
    /// <summary>A configured name goes before an address that reads the same.</summary>
    public static SyncTarget Resolve(string text, Settings settings) =>
        settings.FindTarget(text) is { } known ? From(known) : new SyncTarget(text, TargetAddress.Parse(text), Settings: null);

    public static SyncTarget From(TargetSettings settings) => new(settings.Name, TargetAddress.Parse(settings.Url), settings);
}
