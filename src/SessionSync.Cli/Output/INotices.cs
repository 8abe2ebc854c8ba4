namespace SessionSync.Cli.Output;

/// <summary>Messages for standard error.</summary>
public interface INotices
{
    void Failure(string? target, SyncException failure);

    void Warning(string? target, string text);

    void Detail(string? target, string text);
}
