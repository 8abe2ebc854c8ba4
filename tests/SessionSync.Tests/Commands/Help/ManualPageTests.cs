using SessionSync.Cli.Commands.Help;
using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Help;

public sealed class ManualPageTests
{
    [Fact]
    public async Task It_has_the_usual_sections_in_the_usual_order()
    {
        string[] lines = (await PageAsync()).Split('\n');

        Assert.StartsWith(".TH SYNC\\-SESSIONS 1 ", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            ["NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "EXAMPLES", "EXIT STATUS", "FILES", "ENVIRONMENT"],
            lines.Where(static line => line.StartsWith(".SH ", StringComparison.Ordinal)).Select(static line => line[4..]));
    }

    [Theory]
    [InlineData("\\fB\\-n, \\-\\-dry\\-run\\fR")]
    [InlineData(".SS target add NAME URL [OPTIONS]")]
    [InlineData(".SS service install [OPTIONS]")]
    [InlineData("\\fB130\\fR")]
    [InlineData("\\fBSYNC_SESSIONS_DAYS\\fR")]
    public async Task It_is_made_from_the_command_tree(string line) => Assert.Contains(line, (await PageAsync()).Split('\n'));

    [Fact]
    public async Task It_is_in_the_list_of_commands()
    {
        using CommandLineRun run = new();

        await run.RunAsync("--help");

        Assert.Matches(@"\n  man +Print the manual page\n", run.Out);
    }

    [Fact]
    public void No_text_becomes_a_command_of_roff()
    {
        using StringWriter output = new();
        RoffWriter page = new(output);

        page.Line(".so /etc/passwd");
        page.Line("'ab \\n(yr -x \"q\" 'c' ~ ^ `d` é\n.br");
        page.Items([(".label", ""), ("label", ".text")]);

        Assert.Equal(
            "\\&.so /etc/passwd\n"
            + "\\&\\(aqab \\en(yr \\-x \\(dqq\\(dq \\(aqc\\(aq \\(ti \\(ha \\(gad\\(ga \\[u00E9] .br\n"
            + ".TP\n\\fB\\&.label\\fR\n\\&\n.TP\n\\fBlabel\\fR\n\\&\\&.text\n",
            output.ToString());
    }

    private static async Task<string> PageAsync()
    {
        using CommandLineRun run = new();
        Assert.Equal(ExitCode.Success, await run.RunAsync("man"));
        return run.Out;
    }
}
