using System.IO.Compression;

namespace SessionSync.Platform;

/// <summary>The compressors that both sides may have, by the names that travel: <c>zstd</c>, <c>gzip</c>, <c>none</c>.</summary>
internal static class Compression
{
    public const string Zstandard = "zstd";
    public const string GZip = "gzip";
    public const string None = "none";

    /// <summary>Runs <paramref name="produce"/> and passes what it writes on, compressed.</summary>
    public static async Task CompressAsync(
        string algorithm, CompressionPace pace, Stream destination, Func<Stream, Task> produce, CancellationToken cancellationToken)
    {
        switch (algorithm)
        {
            case Zstandard:
                await CompressAsync(pace.Zstandard, destination, produce, cancellationToken);
                break;
            case GZip:
                await using (var zip = new GZipStream(destination, new ZLibCompressionOptions { CompressionLevel = pace.GZip }, leaveOpen: true))
                {
                    await produce(zip);
                }

                break;
            default:
                await produce(destination);
                break;
        }
    }

    /// <summary>Decompresses <paramref name="source"/> and has <paramref name="consume"/> read the result.</summary>
    public static async Task DecompressAsync(string algorithm, Stream source, Func<Stream, Task> consume, CancellationToken cancellationToken)
    {
        switch (algorithm)
        {
            case Zstandard:
                await using (ChildProcess zstd = ChildProcess.Start("zstd", ["-q", "-d", "-c"]))
                {
                    Task feeding = FeedAsync(source, zstd, cancellationToken);
                    await consume(zstd.Output);
                    await RequireEndAsync(zstd.Output, cancellationToken);
                    await feeding;
                }

                break;
            case GZip:
                await using (var zip = new GZipStream(source, CompressionMode.Decompress, leaveOpen: true))
                {
                    await consume(zip);
                }

                break;
            default:
                await consume(source);
                break;
        }
    }

    private static async Task CompressAsync(int level, Stream destination, Func<Stream, Task> produce, CancellationToken cancellationToken)
    {
        await using ZstandardWriteStream? stream = ZstandardWriteStream.TryCreate(level, destination);
        if (stream is not null)
        {
            await produce(stream);
            await stream.EndAsync(cancellationToken);
            return;
        }

        await using ChildProcess zstd = ChildProcess.Start("zstd", ["-q", $"-{level}", "-c"]);
        Task passing = PassOnAsync(zstd, destination, cancellationToken);
        await produce(zstd.Input);
        zstd.CloseInput();
        await passing;
        await RequireSuccessAsync(zstd, cancellationToken);
    }

    /// <summary>Where nobody takes what the child gives, it takes no more either: it is ended, so that writing to it ends as well.</summary>
    private static async Task PassOnAsync(ChildProcess process, Stream destination, CancellationToken cancellationToken)
    {
        try
        {
            await process.Output.CopyToAsync(destination, cancellationToken);
        }
        catch
        {
            process.RequestEnd();
            throw;
        }
    }

    /// <summary>Requires that no more output follows: output that nobody reads would keep the child, and whoever feeds it, waiting for ever.</summary>
    private static async Task RequireEndAsync(Stream output, CancellationToken cancellationToken)
    {
        if (await output.ReadAsync(new byte[1], cancellationToken) > 0)
        {
            throw new InvalidDataException("More came than was asked for");
        }
    }

    private static async Task FeedAsync(Stream source, ChildProcess process, CancellationToken cancellationToken)
    {
        try
        {
            await source.CopyToAsync(process.Input, cancellationToken);
        }
        finally
        {
            process.CloseInput();
        }
    }

    private static async Task RequireSuccessAsync(ChildProcess process, CancellationToken cancellationToken)
    {
        int exitCode = await process.WaitAsync(cancellationToken);
        if (exitCode != 0)
        {
            throw new IOException($"zstd failed: {process.ErrorText}");
        }
    }
}
