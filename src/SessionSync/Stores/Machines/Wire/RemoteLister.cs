using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using SessionSync.Agents.Contracts;
using SessionSync.Model;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Asks the far side what it holds.</summary>
internal sealed class RemoteLister(RootedConnection connection)
{
    /// <summary>Some 600,000 files: more than any home has, less than would exhaust us.</summary>
    private const int LargestListing = 64 * 1024 * 1024;
    private const int MostLive = 1000;
    private const int MostLeftOut = 10_000;

    /// <summary>Characters of all that is told before a listing: each client's description is cut at 4096 of them over there.</summary>
    private const int LongestPreamble = 4 * 1024 * 1024;

    /// <summary>How long a listing of many files may take on a disk that has not read them yet.</summary>
    public static TimeSpan TimeToList { get; } = TimeSpan.FromSeconds(15);

    /// <summary>The request for a listing.</summary>
    /// <param name="changedSince">A short listing brings along the end of the file that was written last, if that was since then; null for none.</param>
    public static string Request(AgentRoot root, ListingScope scope, DateTimeOffset? changedSince = null) =>
        Request("list", scope, root.LiveFolder ?? "", changedSince?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>The request for the list itself, behind that for the listing.</summary>
    public static string FilesRequest(ListingScope scope) => Request("full", scope);

    /// <summary>Reads the answer to it.</summary>
    public static async Task<ImmutableArray<ListedFile>> ReadFilesAsync(
        RemoteConnection connection, ListingScope scope, LineReader reader, CancellationToken cancellationToken) =>
        await ReadFilesAsync(reader, scope, (await connection.GetFactsAsync(cancellationToken)).ListingIsCompressed, cancellationToken);

    /// <summary>The request for where a directory really is.</summary>
    public static string LocateRequest(string directory) => WireText.Line("project", directory);

    /// <summary>Lists what the scope tells.</summary>
    public Task<RemoteListing> ListAsync(ListingScope scope, CancellationToken cancellationToken) => connection.ExchangeAsync(
        writer =>
        {
            writer.Lines(Request(connection.Root, scope));
            return Task.CompletedTask;
        },
        reader => ReadListingAsync(connection.Connection, scope, isAhead: false, reader, cancellationToken),
        TimeToList,
        cancellationToken);

    /// <summary>The list that a listing told the digest of.</summary>
    public async Task<ImmutableArray<ListedFile>> ReadFilesAsync(RemoteListing listing, CancellationToken cancellationToken) =>
        listing.Files ?? await connection.ExchangeAsync(
            writer =>
            {
                connection.Connection.Load(RemotePart.Frames);
                writer.Lines(FilesRequest(listing.Scope));
                return Task.CompletedTask;
            },
            reader => ReadFilesAsync(connection.Connection, listing.Scope, reader, cancellationToken),
            TimeToList,
            cancellationToken);

    /// <summary>Where each of these directories really is, the top of its checkout and its origin.</summary>
    public Task<ImmutableArray<WireProject>> LocateAsync(IReadOnlyList<string> directories, CancellationToken cancellationToken) =>
        connection.Connection.ExchangeAsync(
            writer =>
            {
                foreach (string directory in directories)
                {
                    writer.Lines(LocateRequest(directory));
                }

                return Task.CompletedTask;
            },
            async reader =>
            {
                ImmutableArray<WireProject>.Builder projects = ImmutableArray.CreateBuilder<WireProject>(directories.Count);
                for (int index = 0; index < directories.Count; index++)
                {
                    projects.Add(await ReadProjectAsync(reader, cancellationToken));
                }

                return projects.ToImmutable();
            },
            cancellationToken);

    private static string Request(string verb, ListingScope scope, params ReadOnlySpan<string> rest) => WireText.Line([
        verb,
        string.Join(' ', scope.Prefixes),
        string.Join(' ', scope.Patterns),
        scope.Depth.ToString(CultureInfo.InvariantCulture),
        string.Join(' ', scope.TailKeys),
        string.Concat(scope.HeaderKeys.Select(static key => key + WireText.KeyEnd)),
        .. rest]);

    /// <summary>Reads the answer to <see cref="LocateRequest"/>.</summary>
    public static async Task<WireProject> ReadProjectAsync(LineReader reader, CancellationToken cancellationToken)
    {
        string[] fields = (await reader.ReadLineAsync(cancellationToken)).Split(WireText.Separator);
        return fields is ["project", var real, var top, var origin]
            ? new WireProject(WireText.Decode(real), WireText.Decode(top), WireText.Decode(origin))
            : throw new InvalidDataException("The far side does not say where the project is");
    }

    /// <summary>Reads the answer to <see cref="Request(AgentRoot, ListingScope, DateTimeOffset?)"/>.</summary>
    /// <param name="isAhead">Whether what was written last was asked for.</param>
    /// <exception cref="SyncException">The listing failed there.</exception>
    public static async Task<RemoteListing> ReadListingAsync(
        RemoteConnection connection, ListingScope scope, bool isAhead, LineReader reader, CancellationToken cancellationToken)
    {
        string first = await reader.ReadLineAsync(cancellationToken);
        if (first == "more")
        {
            await connection.LoadAsync(RemotePart.Links, cancellationToken);
            first = await reader.ReadLineAsync(cancellationToken);
        }

        if (first.Split(WireText.Separator) is not ["listing", var digest, var isShort, var failed])
        {
            throw new InvalidDataException("The far side does not list what it holds");
        }

        var live = ImmutableArray.CreateBuilder<string>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOut>();
        int told = 0;
        for (string line; (line = await reader.ReadLineAsync(cancellationToken, isProgress: false)) != "end";)
        {
            told += line.Length;
            switch (line.Split(WireText.Separator, 3))
            {
                case ["live", _, var text] when live.Count < MostLive && told <= LongestPreamble:
                    live.Add(text);
                    break;
                case ["left", var reason, var path] when leftOut.Count < MostLeftOut && told <= LongestPreamble:
                    leftOut.Add(new LeftOut(WireText.Decode(path) is ['.', '/', .. var relative] ? relative : WireText.Decode(path), ReasonOf(reason)));
                    break;
                default:
                    throw new InvalidDataException("The far side does not list what it holds");
            }
        }

        if (failed is not ("0" or "1"))
        {
            throw new SyncException(
                FailureKind.Unreachable, $"{connection.MachineName} cannot list its sessions", $"find ended there with exit code {Printable.Line(failed)}", "Run the same command again");
        }

        ImmutableArray<ListedFile>? files = isShort == "yes" ? await ReadFilesAsync(reader, scope, isCompressed: false, cancellationToken) : null;
        if (failed == "1" && leftOut.Count == 0)
        {
            leftOut.Add(new LeftOut("Some folder or file", LeftOutReason.Closed));
        }

        return new RemoteListing(scope, DigestOf(digest, files, isWhole: leftOut.Count == 0), live.ToImmutable(), leftOut.ToImmutable(), files)
        {
            Ahead = isAhead && files is not null ? await ReadAhead.ReadAsync(reader, cancellationToken) : null,
        };
    }

    private static LeftOutReason ReasonOf(string word) => word switch
    {
        "nowhere" => LeftOutReason.LeadsNowhere,
        "foreign" => LeftOutReason.Foreign,
        "around" => LeftOutReason.Around,
        "inside" => LeftOutReason.Inside,
        "odd" => LeftOutReason.NoFile,
        "many" => LeftOutReason.TooMany,
        _ => LeftOutReason.Closed,
    };

    /// <summary>A short list comes without a digest. One that is not whole has a digest that no list has.</summary>
    private static ContentHash DigestOf(string told, ImmutableArray<ListedFile>? files, bool isWhole)
    {
        if (files is null)
        {
            return new ContentHash(told);
        }

        ContentHash digest = ListingDigest.Of(files.Value.Select(static file => (file.Path, file.Stamp)));
        return isWhole ? digest : ContentHash.OfAll([digest]);
    }

    private static async Task<ImmutableArray<ListedFile>> ReadFilesAsync(LineReader reader, ListingScope scope, bool isCompressed, CancellationToken cancellationToken)
    {
        var frames = new FrameReadStream(reader);
        await using Stream plain = isCompressed ? new GZipStream(frames, CompressionMode.Decompress, leaveOpen: true) : frames;
        var listing = new ListingParser(scope);
        byte[] buffer = new byte[32 * 1024];
        long told = 0;
        for (int read; (read = await plain.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            told += read;
            if (told > LargestListing)
            {
                throw new InvalidDataException("The listing of the other side does not end");
            }

            listing.Add(buffer.AsSpan(0, read));
        }

        await frames.DrainAsync(cancellationToken);
        return listing.End();
    }
}
