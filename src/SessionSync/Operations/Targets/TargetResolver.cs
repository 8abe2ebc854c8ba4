using System.Collections.Immutable;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Targets;

/// <summary>The one place where what somebody named becomes a target: words by the settings, Codespaces by what GitHub tells of them.</summary>
/// <param name="stateDirectory">Where the repositories of Codespaces are remembered.</param>
/// <param name="listing">What gh says of Codespaces, if it has been asked already.</param>
public sealed class TargetResolver(TargetOpener opener, string stateDirectory, Task<IReadOnlyList<Codespace>>? listing = null)
{
    private readonly CodespaceNames _names = new(stateDirectory);

    /// <summary>A configured name goes before an address that reads the same.</summary>
    /// <param name="stateDirectory">Where it is remembered which Codespaces there are.</param>
    /// <exception cref="SyncException">It is neither, or a name that is nearly another one.</exception>
    public static SyncTarget Resolve(string word, Settings settings, string stateDirectory)
    {
        if (settings.FindTarget(word) is { } known)
        {
            return Of(known);
        }

        MistypedTarget.Refuse(word, settings, stateDirectory);
        return new SyncTarget(word, TargetAddress.Parse(word), Settings: null);
    }

    /// <summary>In the order they were typed; what was named twice is one target.</summary>
    public static ImmutableArray<SyncTarget> Resolve(ImmutableArray<string> words, Settings settings, string stateDirectory)
    {
        if (words.IsEmpty)
        {
            return [];
        }

        ImmutableArray<SyncTarget>.Builder targets = ImmutableArray.CreateBuilder<SyncTarget>(words.Length);
        HashSet<object> seen = [];
        foreach (string word in words)
        {
            SyncTarget target = Resolve(word, settings, stateDirectory);
            if (seen.Add(target.Address))
            {
                targets.Add(target);
            }
        }

        return targets.ToImmutable();
    }

    /// <summary>The target that an address stands for; null for a name. Settings have no say in it: what is no name cannot be configured under one.</summary>
    /// <exception cref="SyncException">It is an address, and a wrong one.</exception>
    public static SyncTarget? ResolveAddress(string word) =>
        TargetAddress.IsName(word) ? null : new SyncTarget(word, TargetAddress.Parse(word), Settings: null);

    public static SyncTarget Of(TargetSettings configured) => new(configured.Name, TargetAddress.Parse(configured.Url), configured);

    public static SyncTarget Of(Codespace codespace) => new(codespace.Name, new CodespaceAddress(codespace.Name), Settings: null);

    public static IEnumerable<SyncTarget> Configured(Settings settings) => settings.Targets.Select(Of);

    /// <summary>Asks gh which Codespaces there are.</summary>
    /// <exception cref="SyncException">It cannot tell.</exception>
    public Task<IReadOnlyList<Codespace>> ListAsync(CancellationToken cancellationToken) =>
        (listing ?? CodespaceList.ReadAsync(cancellationToken)).WaitAsync(cancellationToken);

    /// <summary>The next time, it need not be asked of which repository they are.</summary>
    public void Remember(IReadOnlyList<Codespace> all) => _names.Remember(all);

    /// <summary>The Codespace that an address names.</summary>
    /// <param name="all">All that gh lists.</param>
    /// <exception cref="SyncException">There is none of that name, or it will not do.</exception>
    internal static Codespace Choose(IReadOnlyList<Codespace> all, SyncTarget target, TargetUse use)
    {
        string name = ((CodespaceAddress)target.Address).Name;
        Codespace codespace = Find(all, name);
        if (use.Repository is { } repository && RepositoryName.Of(codespace.Repository) != repository)
        {
            throw new SyncException(
                FailureKind.Refused,
                $"Codespace {name} is not of this repository",
                $"It is of {codespace.Repository}, and this is {repository}",
                $"Go to the checkout of {codespace.Repository}, or name it: --repo PATH");
        }

        if (!codespace.IsRunning && !use.MayStart)
        {
            throw new SyncException(
                FailureKind.Unreachable,
                $"Codespace {name} is not running",
                $"Its state is {codespace.State}, and connecting would start it, which is billed",
                $"{use.Command} {name} --start");
        }

        return codespace;
    }

    /// <summary>Begins to connect to a target, with what gh lists where that is needed.</summary>
    internal async Task<OpenTarget> OpenAsync(SyncTarget target, TargetUse use, CancellationToken cancellationToken)
    {
        if (target.Address is CodespaceAddress)
        {
            return opener.Open(target, Choose(await ListAsync(cancellationToken), target, use), use.WantsEverything);
        }

        return (use.WantsEverything ? opener.OpenWhole(target) : opener.OpenAtOnce(target))!;
    }

    /// <summary>A Codespace that is known to run, since there is a connection to it: gh is asked only where its repository is not known.</summary>
    internal async Task<Codespace> FindRunningAsync(CodespaceAddress address, CancellationToken cancellationToken)
    {
        if (_names.RepositoryOf(address.Name) is { } repository)
        {
            return new Codespace(address.Name, repository, Codespace.Running);
        }

        IReadOnlyList<Codespace> all = await ListAsync(cancellationToken);
        Remember(all);
        return Find(all, address.Name);
    }

    private static Codespace Find(IReadOnlyList<Codespace> all, string name) =>
        all.FirstOrDefault(one => one.Name == name) ?? throw new SyncException(
            FailureKind.NotFound,
            $"There is no Codespace {name}",
            all.Count == 0 ? "gh lists none" : $"gh lists {string.Join(", ", all.Select(one => one.Name))}",
            "gh codespace list",
            "For a host or a directory write ssh:HOST or dir:PATH");
}
