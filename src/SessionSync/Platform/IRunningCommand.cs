namespace SessionSync.Platform;

/// <summary>A command that runs here or elsewhere, whose standard streams are ours.</summary>
/// <remarks>What it says on its error stream is collected from the start, so that it cannot block on it. Disposing ends it by a ladder:
/// close its input, wait, ask it to end, wait, cut it off.</remarks>
public interface IRunningCommand : IAsyncDisposable
{
    /// <summary>The command's standard input. Writing to it fails with an <see cref="IOException"/> once the command has ended;
    /// that of a child also once it has closed its end.</summary>
    Stream Input { get; }

    /// <summary>The command's standard output. Nothing of it is kept for a reader who is slow: the command waits for him.</summary>
    Stream Output { get; }

    /// <summary>Its error output so far; bounded.</summary>
    string ErrorText { get; }

    /// <summary>Waits until it has ended and all it said has been read; returns its exit code. Whoever else holds its streams is not waited for.</summary>
    Task<int> WaitAsync(CancellationToken cancellationToken);

    /// <summary>Tells the command that nothing more comes. May be called again.</summary>
    void CloseInput();

    /// <summary>Asks it to end at once. Nothing of what it would still say is wanted.</summary>
    void RequestEnd();

    /// <summary>Ends it by the ladder. May be called again, and by several at once.</summary>
    Task EndAsync();

    /// <summary>Lets go of a command that has been asked to end, without waiting until it has.</summary>
    void Forget();
}
