using System.Diagnostics;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>A process that stands for a running Claude Code which has a session open.</summary>
public sealed class RunningAgent : IDisposable
{
    private readonly Process _process = Process.Start(new ProcessStartInfo("sleep", "120"))!;
    private readonly string _file;

    /// <param name="home">The home in which it says so.</param>
    public RunningAgent(string home, ClaudeSession session)
    {
        string folder = Directory.CreateDirectory(Path.Combine(home, ".claude", "sessions")).FullName;
        _file = Path.Combine(folder, $"{_process.Id}.json");
        File.WriteAllText(_file, $$"""{"pid":{{_process.Id}},"sessionId":"{{session.Id}}","cwd":"/anywhere","status":"busy","version":"2.1.328"}""");
    }

    /// <summary>Ends without tidying up, as after a crash: the file stays.</summary>
    public void Crash()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Ends and removes the file.</summary>
    public void Dispose()
    {
        Crash();
        _process.Dispose();
        File.Delete(_file);
    }
}
