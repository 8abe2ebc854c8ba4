using SessionSync.Model.Conversations;
using SessionSync.Platform;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>The content of a transcript, whether the agent compressed it or not.</summary>
internal sealed class TranscriptStream : IDisposable
{
    private const string Compressed = ".zst";
    private readonly string _path;

    private TranscriptStream(string path, Stream content)
    {
        _path = path;
        Content = content;
    }

    public Stream Content { get; }

    /// <summary>Whether a name says that the file is compressed.</summary>
    public static bool IsCompressed(ReadOnlySpan<char> name) => name.EndsWith(Compressed, StringComparison.Ordinal);

    /// <summary>Null, and told, where it cannot be opened.</summary>
    public static TranscriptStream? TryOpen(string path, Action<ReadWarning> warn)
    {
        FileStream? file = TranscriptFile.TryOpen(path, warn);
        return file is null ? null : new TranscriptStream(path, IsCompressed(path) ? new ZstandardStream(file) : file);
    }

    /// <summary>Tells, when all has been read, where not all could be decompressed.</summary>
    public void Complete(Action<ReadWarning> warn)
    {
        if (Content is ZstandardStream { IsDamaged: true })
        {
            warn(new ReadWarning(Path.GetFileName(_path), "its compression is damaged; what lies behind the damage could not be read"));
        }
    }

    public void Dispose() => Content.Dispose();
}
