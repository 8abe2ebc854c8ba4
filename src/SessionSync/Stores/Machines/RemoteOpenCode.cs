using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.OpenCode;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>OpenCode's sessions of one project on a machine at the other end of a connection.</summary>
/// <remarks>The database is asked there, by what can: to bring it here would cost all of its bytes, and its writer may be writing.</remarks>
public sealed class RemoteOpenCode : IImportStore
{
    /// <summary>So many parts are asked for at once: few enough to be held here, enough to make asking cheap.</summary>
    private const int PartsAtOnce = 4000;
    private const int SessionsAtOnce = 200;
    private const int SmallDocument = 4096;

    /// <summary>How long a large database may take to answer.</summary>
    private static TimeSpan TimeToSelect { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the far side lets OpenCode work on one document.</summary>
    private static TimeSpan TimeToImport { get; } = TimeSpan.FromSeconds(300);

    private readonly RemoteConnection _connection;
    private readonly ProjectAnswers _answers;
    private readonly DirectoriesBeside _beside;
    private readonly bool _hasZstandardHere;
    private readonly Func<Traffic> _unreported;
    private ImmutableArray<string> _columns = [];
    private Traffic _traffic;
    private bool _wasLookedFor;

    /// <param name="answers">What has been asked already.</param>
    /// <param name="unreported">Tells, and then forgets, what travelled over the connection.</param>
    internal RemoteOpenCode(RemoteConnection connection, ProjectAnswers answers, string projectPath, DirectoriesBeside beside, bool hasZstandardHere, Func<Traffic> unreported)
    {
        (_connection, _answers, _beside, _hasZstandardHere, _unreported) = (connection, answers, beside, hasZstandardHere, unreported);
        ProjectPath = projectPath;
    }

    public string ProjectPath { get; private set; }

    public Traffic Traffic => _traffic += _unreported();

    public Task<ImportPresence> LookAsync(CancellationToken cancellationToken)
    {
        bool isFirst = !_wasLookedFor;
        _wasLookedFor = true;
        return _answers.LookForOpenCodeAsync(isFirst, cancellationToken);
    }

    public async Task<ImportListing> ListAsync(CancellationToken cancellationToken)
    {
        string compressor = await CompressorAsync(cancellationToken);
        var lines = new List<string>();
        (string path, string? failure) = await _connection.ExchangeAsync(
            writer =>
            {
                Ask(writer).Line("real", ProjectPath);
                Ask(writer).Line("rows", compressor, OpenCodeQuery.Listing);
                return Task.CompletedTask;
            },
            async reader =>
            {
                string real = await reader.ReadLineAsync(cancellationToken);
                string? said = await RowsAnswer.ReadAsync(
                    reader, compressor, RowsAnswer.LargestListing, line => lines.Add(RowsAnswer.TextOf(line)), cancellationToken);
                return (PathOf(real), said);
            },
            TimeToSelect,
            cancellationToken);
        if (failure is not null)
        {
            bool lacksTable = failure.Contains("no such table: session", StringComparison.Ordinal);
            return new ImportListing(
                [],
                lacksTable && await HasLaterSessionsAsync(compressor, cancellationToken) ? OpenCodeListing.LaterVersion("there") : $"OpenCode's database there cannot be read: {failure}");
        }

        ProjectPath = path.Length > 0 ? path : ProjectPath;
        OpenCodeListing listing = OpenCodeListing.Parse(lines, ProjectPath, _beside.Directories);
        if (listing.ColumnNames.IsEmpty)
        {
            return new ImportListing([], "OpenCode's database there cannot be read: what was asked answers something else");
        }

        if (listing.HasLaterTables && await HasLaterSessionsAsync(compressor, cancellationToken))
        {
            return new ImportListing([], OpenCodeListing.LaterVersion("there"));
        }

        _columns = listing.ColumnNames;
        return new ImportListing(listing.Sessions);
    }

    public async IAsyncEnumerable<ImportDocument> ExportAsync(IReadOnlyList<ExportRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string compressor = await CompressorAsync(cancellationToken);
        foreach (IReadOnlyList<ExportRequest> batch in Batches(requests))
        {
            var wanted = batch.ToImmutableDictionary(request => request.Session.Key.Id, request => request.Directory);
            var exports = new OpenCodeExports(wanted);
            await _connection.ExchangeAsync(
                writer =>
                {
                    Ask(writer).Line("rows", compressor, OpenCodeQuery.Content(_columns, wanted.Keys));
                    return Task.CompletedTask;
                },
                reader => RowsAnswer.ReadAsync(reader, compressor, RowsAnswer.LargestContent, exports.Add, cancellationToken),
                TimeToSelect,
                cancellationToken);
            ImmutableDictionary<string, byte[]> documents = exports.ToDocuments();
            foreach (ExportRequest request in batch)
            {
                if (documents.TryGetValue(request.Session.Key.Id, out byte[]? content))
                {
                    yield return new ImportDocument(request, content);
                }
            }
        }
    }

    public async Task<ImmutableArray<string?>> ImportAsync(IReadOnlyList<ImportDocument> documents, CancellationToken cancellationToken)
    {
        RemoteFacts facts = await _connection.GetFactsAsync(cancellationToken);
        string compressor = facts.Compressor(_hasZstandardHere);
        return await _connection.ExchangeAsync(
            async writer =>
            {
                foreach (ImportDocument document in documents)
                {
                    await SendAsync(writer, document, facts, cancellationToken);
                }

                Ask(writer).Line("rows", compressor, OpenCodeQuery.Ids(documents.Select(static document => document.Request.Session.Key.Id)));
            },
            async reader =>
            {
                var failures = new List<string?>(documents.Count);
                while (failures.Count < documents.Count)
                {
                    failures.Add(FailureOf(await reader.ReadLineAsync(cancellationToken)));
                }

                var rows = new List<string>();
                string? said = await RowsAnswer.ReadAsync(
                    reader, compressor, RowsAnswer.LargestContent, row => rows.Add(RowsAnswer.TextOf(row)), cancellationToken);
                return ImmutableArray.CreateRange(documents.Zip(failures, (document, failure) => failure
                    ?? (said is null ? OpenCodeImport.Of(document.Request.Session.Key.Id, document.Content).FaultIn(rows) : $"its database cannot be read afterwards: {said}")));
            },
            TimeToImport,
            cancellationToken);
    }

    private async Task<bool> HasLaterSessionsAsync(string compressor, CancellationToken cancellationToken)
    {
        (List<string> rows, _) = await SelectAsync(compressor, OpenCodeQuery.HasLater, RowsAnswer.LargestListing, cancellationToken);
        return rows is [var row] && JsonPiece.TryParse(row, out JsonPiece answer) && answer["any"u8].Count > 0;
    }

    private async Task<(List<string> Rows, string? Failure)> SelectAsync(string compressor, string statement, long limit, CancellationToken cancellationToken)
    {
        var rows = new List<string>();
        string? failure = await _connection.ExchangeAsync(
            writer =>
            {
                Ask(writer).Line("rows", compressor, statement);
                return Task.CompletedTask;
            },
            reader => RowsAnswer.ReadAsync(reader, compressor, limit, row => rows.Add(RowsAnswer.TextOf(row)), cancellationToken),
            cancellationToken);
        return (rows, failure);
    }

    private static IEnumerable<IReadOnlyList<ExportRequest>> Batches(IReadOnlyList<ExportRequest> requests)
    {
        var batch = new List<ExportRequest>();
        long parts = 0;
        foreach (ExportRequest request in requests)
        {
            if (batch.Count > 0 && (parts + request.Session.Signature.Parts > PartsAtOnce || batch.Count == SessionsAtOnce))
            {
                yield return batch;
                (batch, parts) = ([], 0);
            }

            batch.Add(request);
            parts += request.Session.Signature.Parts;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static string PathOf(string line) => line.Split(WireText.Separator) is ["real", var path]
        ? WireText.Decode(path)
        : throw new InvalidDataException("The far side does not say where the project is");

    private static string? FailureOf(string line) => line.Split(WireText.Separator) switch
    {
        ["imported", "0", _] => null,
        ["imported", _, var said] => OpenCodeClient.FailureOf(WireText.Decode(said)),
        _ => throw new InvalidDataException("The far side does not say how an import ended"),
    };

    private async Task SendAsync(RequestWriter writer, ImportDocument document, RemoteFacts facts, CancellationToken cancellationToken)
    {
        string compressor = document.Content.Length <= SmallDocument ? Compression.None : facts.Compressor(_hasZstandardHere && document.Content.Length > RemoteWriter.SmallBatch);
        Ask(writer).Line("import", compressor, ContentHash.Of(document.Content.Span).Hex, document.Request.Directory, ProjectPath);
        await writer.FlushAsync(cancellationToken);
        var frames = new FrameWriteStream(writer.Raw);
        await Compression.CompressAsync(
            compressor, new CompressionPace(), frames, async plain => await plain.WriteAsync(document.Content, cancellationToken), cancellationToken);
        await frames.EndAsync(cancellationToken);
    }

    /// <summary>Begins a request: what is loaded is always the same, and what varies follows it as data.</summary>
    private RequestWriter Ask(RequestWriter writer)
    {
        _connection.Load(RemotePart.OpenCode);
        return writer.Line("opencode_turn");
    }

    private async Task<string> CompressorAsync(CancellationToken cancellationToken) =>
        (await _connection.GetFactsAsync(cancellationToken)).Compressor(_hasZstandardHere);
}
