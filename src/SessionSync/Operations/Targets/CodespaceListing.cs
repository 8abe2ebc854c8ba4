using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Targets;

/// <summary>The list of Codespaces that gh gives, asked for before it is needed: GitHub takes longest to answer.</summary>
public sealed class CodespaceListing
{
    private CodespaceListing(Task<IReadOnlyList<Codespace>> answer) => Answer = answer;

    internal Task<IReadOnlyList<Codespace>> Answer { get; }

    /// <summary>Begins to ask; even starting a program takes its time.</summary>
    /// <param name="searchPath">The user's PATH.</param>
    /// <returns>Null where there is no gh to ask.</returns>
    public static CodespaceListing? Begin(string? searchPath) =>
        CodespaceList.IsAvailable(searchPath) ? new CodespaceListing(Task.Run(static () => CodespaceList.ReadAsync(CancellationToken.None))) : null;
}
