using System.Collections.Immutable;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Operations.Doctor;
using SessionSync.Platform;

namespace SessionSync.Tests.Output;

public sealed class DoctorViewTests : IDisposable
{
    private static readonly ImmutableArray<HealthCheck> s_checks =
    [
        new("program", "ssh", Verdict.Ok, "OpenSSH_9.2"),
        new("permissions", "/home/me/.config", Verdict.Warning, "Mode 755", "chmod 700 /home/me/.config"),
        new("target", "work", Verdict.Error, "Cannot \u001b[31mreach\twork", "Try\nagain"),
    ];

    private readonly StringWriter _out = new();

    public void Dispose() => _out.Dispose();

    [Fact]
    public void On_a_terminal_each_check_is_a_line_with_its_fix_below()
    {
        View(isTerminal: true).Write(s_checks);

        Assert.Equal(
            """
            ok       program ssh: OpenSSH_9.2
            warning  permissions ~/.config: Mode 755
                     Try: chmod 700 ~/.config
            error    target work: Cannot �[31mreach work
                     Try: Try again
            1 error, 1 warning.

            """.Replace("\\uFFFD", "\uFFFD", StringComparison.Ordinal),
            _out.ToString());
    }

    [Fact]
    public void Without_a_terminal_there_are_five_fields_with_tabs_between()
    {
        View(isTerminal: false).Write(s_checks);

        Assert.Equal(
            "ok\tprogram\tssh\tOpenSSH_9.2\t\n"
            + "warning\tpermissions\t/home/me/.config\tMode 755\tchmod 700 /home/me/.config\n"
            + "error\ttarget\twork\tCannot \uFFFD[31mreach work\tTry again\n",
            _out.ToString());
    }

    [Fact]
    public void Json_is_one_document_with_exactly_these_fields()
    {
        View(isTerminal: false).WriteJson(s_checks[..2]);

        Assert.Equal(
            """
            {"type":"doctor","verdict":"warning","checks":[{"check":"program","subject":"ssh","verdict":"ok","found":"OpenSSH_9.2","fix":""},{"check":"permissions","subject":"/home/me/.config","verdict":"warning","found":"Mode 755","fix":"chmod 700 /home/me/.config"}]}

            """,
            _out.ToString());
    }

    [Fact]
    public void Only_what_is_not_well_is_coloured()
    {
        View(isTerminal: true, ColorMode.Always).Write(s_checks);

        Assert.StartsWith("ok  ", _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("mwarning\u001b[0m", _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("merror\u001b[0m", _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_counts() => Assert.Equal(
        [Verdict.Ok, Verdict.Ok, Verdict.Warning, Verdict.Error],
        new[] { 0, 1, 2, 3 }.Select(count => DoctorView.Worst(s_checks[..count])));

    private DoctorView View(bool isTerminal, ColorMode color = ColorMode.Never)
    {
        HostEnvironment host = new("/home/me", "/c", "/s", "/k", "/", static _ => null, isTerminal, isTerminal, isTerminal);
        return new DoctorView(new StandardStreams(() => _out, () => _out), host, color);
    }
}
