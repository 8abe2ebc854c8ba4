using SessionSync.Configuration;
using SessionSync.Model;

namespace SessionSync.Operations.Targets;

/// <summary>Whether this machine knows of any Codespace. Where none is known, a gh without a login has nothing to tell that is missed.</summary>
public static class KnownCodespaces
{
    /// <summary>True where one is configured, or where gh told of one when it was asked last.</summary>
    public static bool Any(Settings settings, string stateDirectory) =>
        TargetResolver.Configured(settings).Any(static target => target.Address is CodespaceAddress) || new CodespaceNames(stateDirectory).Any;
}
