using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>A folder on a disk that is soon full. Where nothing may be mounted it is a folder in which no file may become large.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Megabytes = 2;
    private readonly bool _isMounted;

    private SmallDisk(string path, bool isMounted)
    {
        Path = path;
        _isMounted = isMounted;
    }

    public string Path { get; }

    /// <summary>To be run by a shell before what is to feel the limit.</summary>
    public string Limit => _isMounted ? "" : $"trap '' XFSZ; ulimit -f {Megabytes * 2048}; export DOTNET_EnableWriteXorExecute=0;";

    public static async Task<SmallDisk> CreateAsync(string path)
    {
        Directory.CreateDirectory(path);
        CommandResult mounted = await new Command("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "none", path).RunAsync();
        return new SmallDisk(path, mounted.ExitCode == 0);
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        if (_isMounted)
        {
            Exception? full = Record.Exception(() => File.WriteAllBytes(System.IO.Path.Combine(Path, "filling"), new byte[(Megabytes + 1) * 1024 * 1024]));
            Assert.IsAssignableFrom<IOException>(full);
        }
    }

    /// <summary>Ends the shortage.</summary>
    public async Task EnlargeAsync()
    {
        if (_isMounted)
        {
            (await new Command("mount", "-o", "remount,size=64m", Path).RunAsync()).ShouldExitWith(0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isMounted)
        {
            (await new Command("umount", "-l", Path).RunAsync()).ShouldExitWith(0);
        }
    }

    /// <summary>A program that runs another one within the limit.</summary>
    public string Wrap(string program, string wrapper)
    {
        File.WriteAllText(wrapper, $"#!/bin/sh\n{Limit}\nexec {program} \"$@\"\n");
        File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return wrapper;
    }
}
