using System.Globalization;
using System.Text.Json.Nodes;
using SessionSync.Agents;
using SessionSync.Cli.Output;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Browse.Pricing;

/// <summary>Claude Code counts its own dollars and writes them down: what we count is to be the same.</summary>
public sealed class FixtureCostTests
{
    [Theory]
    [InlineData("plain", "0.01064")]
    [InlineData("thinking", "0.01114")]
    [InlineData("tools", "0.045252")]
    [InlineData("big-tool-result", "0.024512")]
    [InlineData("resumed-other-path", "0.056928")]
    [InlineData("subagent", "0.045908")]
    public async Task A_session_and_its_sub_agents_cost_what_the_client_says(string home, string dollars)
    {
        string folder = Path.Combine(KnownConversations.Fixtures, "claude", home);
        JsonNode list = await JsonAsync(folder, "list", "--all-projects", "--subagents", "--json");
        decimal sum = 0;
        foreach (JsonNode? session in list["sessions"]!.AsArray())
        {
            JsonNode cost = await JsonAsync(folder, "show", session!["id"]!.GetValue<string>(), "--cost", "--json");
            Assert.True(cost["complete"]!.GetValue<bool>());
            sum += cost["dollars"]!.GetValue<decimal>();
        }

        Assert.Equal(dollars, sum.ToString("0.######", CultureInfo.InvariantCulture));
        Assert.Equal((double)sum, LastSum(folder), 1e-9);
    }

    /// <summary>The client's own, of the session and of what it started.</summary>
    private static double LastSum(string folder)
    {
        IEnumerable<string> lines = Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).SelectMany(File.ReadLines);
        string last = lines.Last(static line => line.StartsWith("{\"type\":\"cost-state\"", StringComparison.Ordinal));
        return JsonNode.Parse(last)!["totalCostUSD"]!.GetValue<double>();
    }

    private static async Task<JsonNode> JsonAsync(string home, params string[] arguments)
    {
        using CommandLineRun run = new() { Home = home, Readers = AgentCatalog.Readers };
        Assert.Equal(ExitCode.Success, await run.RunAsync(arguments));
        return JsonNode.Parse(run.Out)!;
    }
}
