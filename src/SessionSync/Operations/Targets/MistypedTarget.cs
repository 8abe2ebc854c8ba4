using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Operations.Targets;

/// <summary>Tells a slip of the finger from the name of a Codespace. GitHub names those in several words with dashes between, so a name that is
/// nearly a command or a configured target most likely is that one; gh could never tell, and whoever has no Codespace has no gh.</summary>
internal static class MistypedTarget
{
    /// <exception cref="SyncException">The word is no address and no Codespace that is known, and nearly a command or a target.</exception>
    public static void Refuse(string word, Settings settings, string stateDirectory)
    {
        string[] names = [.. settings.Targets.Select(static target => target.Name)];
        if (!TargetAddress.IsName(word)
            || NearestWord.FindSlip(word, [.. names, .. TargetRules.Commands]) is not { } nearest
            || new CodespaceNames(stateDirectory).RepositoryOf(word) is not null)
        {
            return;
        }

        throw new SyncException(
            FailureKind.Usage,
            $"'{word}' is neither a command nor a target; did you mean '{nearest}'?",
            $"{Configured(settings)}, and no Codespace of that name is known",
            names.Contains(nearest) ? $"sync-sessions {nearest}" : $"sync-sessions {nearest} --help",
            $"If a Codespace is called {word}, let gh list it once: sync-sessions -n");
    }

    /// <summary>A name that is not configured may be a Codespace's, and gh could not be asked: whoever has none meant something else.</summary>
    public static SyncException Unexplained(string word, Settings settings, SyncException failure)
    {
        string why = $"{Configured(settings)}, and as a Codespace it cannot be looked up: {failure.Why}";
        return new SyncException(failure.Kind, $"Nothing tells what '{word}' is", why, [.. failure.WhatToDo]) { NeedsLogin = failure.NeedsLogin };
    }

    private static string Configured(Settings settings) =>
        settings.Targets.Length == 0 ? "No target is configured" : $"The configured targets are {string.Join(", ", settings.Targets.Select(static target => target.Name))}";
}
