using System.ComponentModel;
using SessionSync.Model.Conversations;
using SessionSync.Platform;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>The content of a transcript, whether the agent compressed it or not.</summary>
internal sealed class TranscriptStream : IDisposable
{
    private const string Compressed = ".zst";
    private readonly FileStream? _file;
    private readonly ChildProcess? _decompressor;
    private readonly string _path;

    private TranscriptStream(string path, FileStream? file, ChildProcess? decompressor)
    {
        _path = path;
        _file = file;
        _decompressor = decompressor;
    }

    public Stream Content => _file ?? _decompressor!.Output;

    /// <summary>Whether a name says that the file is compressed.</summary>
    public static bool IsCompressed(ReadOnlySpan<char> name) => name.EndsWith(Compressed, StringComparison.Ordinal);

    /// <summary>Null, and told, where it cannot be opened.</summary>
    public static TranscriptStream? TryOpen(string path, Action<ReadWarning> warn, string decompressor = "zstd")
    {
        FileStream? file = TranscriptFile.TryOpen(path, warn);
        if (file is null || !IsCompressed(path))
        {
            return file is null ? null : new TranscriptStream(path, file, null);
        }

        file.Dispose();
        try
        {
            return new TranscriptStream(path, null, ChildProcess.Start(decompressor, ["-q", "-d", "-c", "--", path]));
        }
        catch (Win32Exception)
        {
            warn(new ReadWarning(Path.GetFileName(path), $"compressed, and {decompressor}, which reads it, is not installed"));
            return null;
        }
    }

    /// <summary>Tells, when all has been read, where not all could be decompressed.</summary>
    public void Complete(Action<ReadWarning> warn)
    {
        if (_decompressor is not null && _decompressor.WaitAsync(CancellationToken.None).GetAwaiter().GetResult() != 0)
        {
            warn(new ReadWarning(Path.GetFileName(_path), "its compression is damaged; what lies behind the damage could not be read"));
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        if (_decompressor is not null)
        {
            _decompressor.RequestEnd();
            _decompressor.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
