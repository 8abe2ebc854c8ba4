using SessionSync.Model;
using SessionSync.Projects;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Targets;

/// <summary>The Codespaces there are, or why nobody can tell.</summary>
/// <param name="Failure">Null where they could be listed.</param>
internal sealed record CodespaceView(IReadOnlyList<Codespace> Codespaces, SyncException? Failure)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public static CodespaceView Empty { get; } = new([], null);

    /// <summary>Nobody was asked.</summary>
    public static CodespaceView Unknown { get; } = new([], null) { IsKnown = false };

    /// <summary>Whether these are all there are.</summary>
    public bool IsKnown { get; private init; } = true;

    public static async Task<CodespaceView> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new CodespaceView(await TimeLimit.WaitAsync(CodespaceList.ReadAsync, s_limit, "Cannot list your Codespaces", cancellationToken), null);
        }
        catch (SyncException failure)
        {
            return new CodespaceView([], failure) { IsKnown = false };
        }
    }

    public IEnumerable<Codespace> Of(LocalProject project) =>
        project.Repository is { } repository ? Codespaces.Where(one => RepositoryName.Of(one.Repository) == repository) : [];

    public Codespace? Find(string name) => Codespaces.FirstOrDefault(one => one.Name == name);
}
