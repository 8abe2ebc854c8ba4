using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.OpenCode;
using SessionSync.Model;
using SessionSync.Model.Conversations;
using SessionSync.Platform;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Stores.Machines.Local;

/// <summary>OpenCode's sessions of one project on this machine.</summary>
/// <param name="home">The home that OpenCode has.</param>
/// <param name="searchPath">The value of PATH.</param>
/// <param name="projectPath">Absolute and without links.</param>
/// <param name="beside">Other directories of the repository; null for none.</param>
public sealed class LocalOpenCode(AgentHome home, string searchPath, string projectPath, DirectoriesBeside? beside = null) : IImportStore
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command in a folder, or in another one where that is not there.</summary>
    private const string InFolder = "cd -P \"$1\" 2>/dev/null || cd -P \"$2\" || exit; shift 2; exec \"$@\"";
    private readonly OpenCodeFolder _folder = new(home);
    private ImmutableArray<string> _columns = [];

    public string ProjectPath => projectPath;

    public Task<ImportPresence> LookAsync(CancellationToken cancellationToken) => Task.FromResult(new ImportPresence(
        _folder.MainDatabase() is { } database ? StampOf(database) : null,
        System.IO.Directory.Exists(Path.Combine(_folder.Storage, "session")),
        OpenCodeClient.Find(home.Home, searchPath) is not null));

    public Task<ImportListing> ListAsync(CancellationToken cancellationToken)
    {
        string? problem = null;
        using ReadOnlyDatabase? database = Open(warning => problem ??= $"OpenCode's database here cannot be read: {Printable.Line(warning.What)}");
        if (database is null)
        {
            return Task.FromResult(new ImportListing([], problem));
        }

        if (database.HasTable("session_v2") && database.Select("SELECT 1 FROM session_v2 LIMIT 1", static row => row.GetInt64(0)).Count > 0)
        {
            return Task.FromResult(new ImportListing([], OpenCodeListing.LaterVersion("here")));
        }

        OpenCodeListing listing = OpenCodeListing.Parse(database.Select(OpenCodeQuery.Listing, row => row.GetString(0)), projectPath, (beside ?? DirectoriesBeside.None).Directories);
        _columns = listing.ColumnNames;
        return Task.FromResult(problem is null ? new ImportListing(listing.Sessions) : new ImportListing([], problem));
    }

    public async IAsyncEnumerable<ImportDocument> ExportAsync(IReadOnlyList<ExportRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (ExportRequest request in requests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(request.Session.Key.Id, request.Directory) is { } content)
            {
                yield return new ImportDocument(request, content);
            }
        }

        await Task.CompletedTask;
    }

    public async Task<ImmutableArray<string?>> ImportAsync(IReadOnlyList<ImportDocument> documents, CancellationToken cancellationToken)
    {
        var failures = ImmutableArray.CreateBuilder<string?>(documents.Count);
        foreach (ImportDocument document in documents)
        {
            failures.Add(await ImportAsync(document, cancellationToken) ?? FaultOf(document));
        }

        return failures.ToImmutable();
    }

    /// <summary>Tells what is missing after an import, or why that cannot be checked, to end a sentence; null where nothing is missing.</summary>
    private string? FaultOf(ImportDocument document)
    {
        string? fault = null;
        string id = document.Request.Session.Key.Id;
        using ReadOnlyDatabase? database = Open(warning => fault = $"its database cannot be read afterwards: {warning.What}");
        List<string> rows = database?.Select(OpenCodeQuery.Ids([id]), static row => row.GetString(0)) ?? [];
        return fault ?? OpenCodeImport.Of(id, document.Content).FaultIn(rows);
    }

    private static string StampOf(string database)
    {
        var stamp = new StringBuilder();
        foreach (FileInfo file in (FileInfo[])[new(database), new(database + DatabaseFile.LogSuffix)])
        {
            // Whoever only looks into a database may leave it an empty log.
            if (file is { Exists: true, Length: > 0 })
            {
                stamp.Append(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks} ");
            }
        }

        return stamp.ToString();
    }

    private ReadOnlyDatabase? Open(Action<ReadWarning> warn) =>
        _folder.MainDatabase() is { } path ? ReadOnlyDatabase.TryOpen(path, warn) : null;

    private byte[]? Read(string id, string directory)
    {
        bool isWhole = true;
        using ReadOnlyDatabase? database = Open(_ => isWhole = false);
        var exports = new OpenCodeExports(ImmutableDictionary<string, string>.Empty.Add(id, directory));
        foreach (byte[] line in database?.Select(OpenCodeQuery.Content(_columns, [id]), row => row.GetFieldValue<byte[]>(0)) ?? [])
        {
            exports.Add(line);
        }

        return isWhole ? exports.ToDocuments().GetValueOrDefault(id) : null;
    }

    private async Task<string?> ImportAsync(ImportDocument document, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("sync-sessions-");
        try
        {
            string file = Path.Combine(folder.FullName, "import.json");
            PrivateFile.Replace(file, document.Content.Span, isDurable: false);
            return await RunAsync(document.Request.Directory, file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Win32Exception)
        {
            return Printable.Line(exception.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string?> RunAsync(string place, string file, CancellationToken cancellationToken)
    {
        if (OpenCodeClient.Find(home.Home, searchPath) is not { } client)
        {
            return "the command opencode is gone";
        }

        await using ChildProcess import = ChildProcess.Start(
            "/bin/sh", ["-c", InFolder, "sh", place, projectPath, client, "import", file], [new("OPENCODE_DISABLE_AUTOUPDATE", "1")]);
        import.CloseInput();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            await import.Output.CopyToAsync(Stream.Null, patience.Token);
            return await import.WaitAsync(patience.Token) == 0 ? null : OpenCodeClient.FailureOf(import.ErrorText);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "it did not end within five minutes";
        }
    }
}
