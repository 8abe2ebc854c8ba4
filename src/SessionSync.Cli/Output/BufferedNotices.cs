namespace SessionSync.Cli.Output;

/// <summary>Passes notices on, or keeps them while something else draws on the terminal.</summary>
internal sealed class BufferedNotices(INotices direct) : INotices
{
    private readonly Lock _gate = new();
    private readonly Queue<Action<INotices>> _waiting = new();
    private bool _isPaused;

    public void Failure(string? target, SyncException failure) => Say(notices => notices.Failure(target, failure));

    public void Warning(string? target, string text) => Say(notices => notices.Warning(target, text));

    public void Detail(string? target, string text) => Say(notices => notices.Detail(target, text));

    public void Pause()
    {
        lock (_gate)
        {
            _isPaused = true;
        }
    }

    public void Resume()
    {
        lock (_gate)
        {
            _isPaused = false;
            WriteTo(direct);
        }
    }

    /// <summary>Says elsewhere what is kept.</summary>
    public void WriteTo(INotices notices)
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out Action<INotices>? notice))
            {
                notice(notices);
            }
        }
    }

    private void Say(Action<INotices> notice)
    {
        lock (_gate)
        {
            if (_isPaused)
            {
                _waiting.Enqueue(notice);
            }
            else
            {
                notice(direct);
            }
        }
    }
}
