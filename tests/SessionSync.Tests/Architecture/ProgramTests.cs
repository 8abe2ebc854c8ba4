using System.Text.RegularExpressions;

namespace SessionSync.Tests.Architecture;

/// <summary>Programs are started in one place: by CliWrap, after a look-up that never runs what lies in the current directory.</summary>
public sealed partial class ProgramTests
{
    private const string Adapter = "src/SessionSync/Platform/ProgramCommand.cs";

    [Fact]
    public void Only_the_adapter_starts_programs()
    {
        string[] starting = [.. Repository.SourceFiles("src").Where(path => Repository.Lines(path).Any(line => Starting().IsMatch(line)))];

        Assert.Equal([Adapter], starting);
    }

    [Fact]
    public void Only_the_adapter_and_its_pipes_know_the_library_it_uses() => Assert.All(
        Repository.SourceFiles("src").Where(path => Repository.Lines(path).Contains("using CliWrap;")),
        path => Assert.StartsWith("src/SessionSync/Platform/", path, StringComparison.Ordinal));

    [Theory]
    [InlineData("using Process process = Process.Start(info)!;")]
    [InlineData("var process = new Process { StartInfo = info };")]
    [InlineData("var info = new ProcessStartInfo(path);")]
    [InlineData("ProcessStartInfo info = new(path);")]
    [InlineData("await Cli.Wrap(path).ExecuteAsync();")]
    [InlineData("var command = new CliWrap.Command(path);")]
    public void Whoever_starts_one_is_recognised(string line) => Assert.Matches(Starting(), line);

    [GeneratedRegex(@"\bProcess\.Start\(|\bnew (System\.Diagnostics\.)?(Process|ProcessStartInfo)\b|\b(Process|ProcessStartInfo) \w+ = new\(|\bCli\.Wrap\(|\bnew CliWrap\.Command\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Starting();
}
