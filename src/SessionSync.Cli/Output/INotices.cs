namespace SessionSync.Cli.Output;

/// <summary>What is said on standard error.</summary>
public interface INotices
{
    void Failure(string? target, SyncException failure);

    void Warning(string? target, string text);

    void Detail(string? target, string text);
}
