using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Installation;

/// <summary>Commands to go first on the PATH, which stand for a running systemd: they remember what they were asked.</summary>
internal sealed class ServiceManagerStandIn
{
    private readonly TemporaryFolder _folder;

    public ServiceManagerStandIn(TemporaryFolder folder)
    {
        _folder = folder;
        BinFolder = folder.CreateDirectory("manager", "bin");
        Add("systemctl", $$"""
            shift
            case $1 in
              is-enabled | is-active) [ -f '{{Started}}' ] ;;
              restart) : >'{{Started}}' ;;
              disable) rm -f '{{Started}}' ;;
              show) printf '%s\n' 'NextElapseUSecRealtime=Fri 2026-11-20 12:00:00 UTC' ActiveState=active SubState=waiting UnitFileState=enabled ;;
            esac
            """);
        Add("loginctl", "echo Linger=no");
        Add("journalctl", "echo 'sweep of 3 targets'");
    }

    public string BinFolder { get; }

    /// <summary>Everything that was asked, one line each.</summary>
    public IReadOnlyList<string> Calls => File.Exists(LogFile) ? File.ReadAllLines(LogFile) : [];

    private string LogFile => _folder.Combine("manager", "calls");

    private string Started => _folder.Combine("manager", "started");

    private void Add(string name, string script)
    {
        string path = _folder.Write($"manager/bin/{name}", $"#!/bin/sh\necho \"{name} $*\" >>'{LogFile}'\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
