using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Layout;

/// <summary>The layout of the sessions on a machine. Agents work there, so a session lies in a folder of its agent that is named after a directory, and may
/// be found in another one.</summary>
public interface IMachineLayout
{
    /// <summary>The project's path there, without links once its sessions have been listed.</summary>
    string ProjectPath { get; }

    /// <summary>Other directories there that the project's repository is checked out in, and whose sessions are listed with the project's.</summary>
    DirectoriesBeside Beside { get; }

    /// <summary>Whether agents look for sessions there by themselves, and so want to find their own small files beside them.</summary>
    bool HasAgents { get; }

    /// <summary>Sessions that were found outside of the project's own folders, and the file each was found by.</summary>
    ImmutableDictionary<SessionKey, string> Included { get; }

    /// <summary>From now on this session is looked for in that file's folder too: it was found outside of the project's own.</summary>
    void Include(SessionKey session, string path);

    /// <summary>Whether the project may lie somewhere else: there is no such directory, or it is no checkout. What it is then missing is looked for before anything
    /// is written.</summary>
    bool IsDoubtful => false;

    /// <summary>For each transcript that would be new there: the file of its name in another folder; null where there is none.</summary>
    Task<IReadOnlyList<string?>> FindElsewhereAsync(IReadOnlyList<StorePath> transcripts, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string?>>(new string?[transcripts.Count]);

    /// <summary>The state it would be in if it held exactly the sessions that another store holds; null where that cannot be told.</summary>
    KnownState? Mirror(Inventory other);

    /// <summary>The place there for one of another store.</summary>
    string PlaceHere(string place);

    /// <summary>The range as it would best be read: with a shorter guard where that can be had without asking for it, and is as good.</summary>
    FileRange Prefer(FileRange range);
}
