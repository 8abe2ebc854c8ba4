using System.Diagnostics;

namespace SessionSync.Tests.Support;

/// <summary>A process that runs until it is killed at the end.</summary>
internal sealed class RunningProcess : IDisposable
{
    private readonly Process _process;

    private RunningProcess(Process process) => _process = process;

    /// <summary>Returns once it has said its first line.</summary>
    public static RunningProcess Start(string program, params string[] arguments)
    {
        Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.StandardOutput.ReadLine();
        return new RunningProcess(process);
    }

    /// <summary>Holds a lock on a file, the way clients do.</summary>
    public static RunningProcess HoldLock(string file) => Start("flock", "-x", "--no-fork", file, "sh", "-c", "echo held; exec sleep 120");

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
