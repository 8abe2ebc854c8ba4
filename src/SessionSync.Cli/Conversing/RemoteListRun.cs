using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Cli.Syncing;
using SessionSync.Configuration;
using SessionSync.Conversations;
using SessionSync.Overview;
using SessionSync.Projects;
using SessionSync.Sessions;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Cli.Conversing;

/// <summary>Lists the conversations of another machine: what its listing of files tells.</summary>
internal sealed class RemoteListRun(SyncTarget target, TargetOpener opener)
{
    private readonly IAgent _agent = AgentCatalog.ClaudeCode;

    public async Task<ListResult> RunAsync(ListRequest request, CancellationToken cancellationToken)
    {
        await using OpenTarget open = await OpenAsync(cancellationToken);
        MachineListing listing = await open.Machine.ListEverythingAsync(cancellationToken);
        ImmutableArray<ListedFile> files = await listing.ReadFilesAsync(cancellationToken);
        ImmutableHashSet<SessionKey> live = _agent.Interpret(new Listing([], listing.LiveProcesses), "/").Live;
        HashSet<string>? paths = request.Project is { } project ? await PathsOfAsync(project, open, files, cancellationToken) : null;
        open.Machine.LetGo();

        ListedConversation[] all = [.. files.Where(IsTranscript).Select(file => Conversation(file, live))];
        ImmutableArray<ListedConversation> fitting =
            ConversationSort.By(request.Order, all.Where(one => request.Filter.Fits(one) && (paths is null || paths.Contains(one.Found.Path))));
        return new ListResult(
            [.. fitting.Take(request.Limit ?? int.MaxValue)],
            fitting.Length,
            IdPrefixes.Of(all.Select(static one => one.Found.Key.Id)),
            static directory => directory,
            listing.IsWhole ? [] : [$"Not everything on {target.Name} could be looked at"],
            IsRemote: true);
    }

    private async Task<OpenTarget> OpenAsync(CancellationToken cancellationToken)
    {
        if (target.Address is not CodespaceAddress address)
        {
            return opener.OpenWhole(target)!;
        }

        Codespace codespace = CodespaceChoice.ByName(await CodespaceList.ReadAsync(cancellationToken), address.Name);
        CodespaceChoice.RequireRunning(codespace, mayStart: false, "sync-sessions");
        return opener.Open(target, codespace, wantsEverything: true);
    }

    /// <summary>The transcripts of the project's checkouts there; of all the directories with its name where it has no repository.</summary>
    private async Task<HashSet<string>> PathsOfAsync(LocalProject project, OpenTarget open, ImmutableArray<ListedFile> files, CancellationToken cancellationToken)
    {
        string[] directories = open.ProjectPath is { } told ? [told] : RemoteMachine.Directories(files);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (RemoteCheckout checkout in (await open.Machine.LocateAsync(directories, cancellationToken)).OfType<RemoteCheckout>().Distinct())
        {
            bool isOurs = open.ProjectPath is not null || (project.Repository is { } repository
                ? RepositoryName.FromUrl(checkout.Origin) == repository
                : checkout.Origin.Length == 0 && Path.GetFileName(checkout.Path) == project.Name);
            if (isOurs)
            {
                paths.UnionWith(_agent.Interpret(new Listing(files, []), checkout.Path).Sessions.Select(static session => session.Transcript?.Path).OfType<string>());
            }
        }

        return paths;
    }

    private static bool IsTranscript(ListedFile file) =>
        file.Path.Count(static letter => letter == '/') == 1 && file.Path.EndsWith(".jsonl", StringComparison.Ordinal) && ClaudeCodeTranscript(Path.GetFileName(file.Path));

    /// <summary>Older clients put sub-agents' transcripts beside the conversations.</summary>
    private static bool ClaudeCodeTranscript(string name) => !name.StartsWith("agent-", StringComparison.Ordinal);

    private ListedConversation Conversation(ListedFile file, ImmutableHashSet<SessionKey> live)
    {
        var key = new SessionKey(_agent.Id, Path.GetFileNameWithoutExtension(file.Path));
        return new ListedConversation(
            new FoundConversation(key, file.Path, file.Stamp, IsLive: live.Contains(key)),
            new ConversationFacts(null, file.WorkingDirectory, null, null, 0, default, null, file.Head, null),
            []);
    }
}
