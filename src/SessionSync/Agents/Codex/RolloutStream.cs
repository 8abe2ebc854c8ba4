using System.ComponentModel;
using SessionSync.Agents.Lines;
using SessionSync.Conversations;
using SessionSync.Platform;

namespace SessionSync.Agents.Codex;

/// <summary>The content of a rollout, whether it is compressed or not.</summary>
internal sealed class RolloutStream : IDisposable
{
    private readonly FileStream? _file;
    private readonly ChildProcess? _decompressor;
    private readonly string _path;

    private RolloutStream(string path, FileStream? file, ChildProcess? decompressor)
    {
        _path = path;
        _file = file;
        _decompressor = decompressor;
    }

    public Stream Content => _file ?? _decompressor!.Output;

    /// <summary>Null, and told, where it cannot be opened.</summary>
    public static RolloutStream? TryOpen(string path, Action<ReadWarning> warn)
    {
        FileStream? file = TranscriptFile.TryOpen(path, warn);
        if (file is null || !path.EndsWith(RolloutName.Compressed, StringComparison.Ordinal))
        {
            return file is null ? null : new RolloutStream(path, file, null);
        }

        file.Dispose();
        try
        {
            return new RolloutStream(path, null, ChildProcess.Start("zstd", ["-q", "-d", "-c", "--", path]));
        }
        catch (Win32Exception)
        {
            warn(new ReadWarning(Path.GetFileName(path), "compressed, and the zstd program that reads it is not installed"));
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
