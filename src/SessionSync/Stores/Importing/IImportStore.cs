using System.Collections.Immutable;

namespace SessionSync.Stores.Importing;

/// <summary>The sessions of one project on one machine, of an agent that only its own command may write for.</summary>
public interface IImportStore
{
    /// <summary>The project's path on this machine.</summary>
    string ProjectPath { get; }

    /// <summary>The traffic to and from it so far.</summary>
    Traffic Traffic => default;

    /// <summary>Tells what there is, at next to no cost.</summary>
    Task<ImportPresence> LookAsync(CancellationToken cancellationToken);

    Task<ImportListing> ListAsync(CancellationToken cancellationToken);

    /// <summary>Documents of listed sessions, in the order of the requests. One that cannot be read, or is gone, has none.</summary>
    IAsyncEnumerable<ImportDocument> ExportAsync(IReadOnlyList<ExportRequest> requests, CancellationToken cancellationToken);

    /// <summary>Has the agent import these, one after the other. What it holds of a session stays, and what it lacks is added. Then looks whether all
    /// of it is there: an agent may say that it did what it did not do.</summary>
    /// <returns>For each what the agent said if it failed, or what is missing afterwards; null where all of it is there.</returns>
    Task<ImmutableArray<string?>> ImportAsync(IReadOnlyList<ImportDocument> documents, CancellationToken cancellationToken);
}
