using System.Text;
using Serilog.Sinks.File;

namespace SessionSync.Daemon;

/// <summary>Takes a new log file from everybody but its owner, who alone can enter its folder.</summary>
internal sealed class PrivateLogFile : FileLifecycleHooks
{
    public static void CreateFolder(string path) =>
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return underlyingStream;
    }
}
