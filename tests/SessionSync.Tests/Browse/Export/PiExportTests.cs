using System.Text.Json.Nodes;
using SessionSync.Agents.Pi;
using SessionSync.Cli.Output;

namespace SessionSync.Tests.Browse.Export;

/// <summary>Sessions of Pi that have broken exporters, from their files to the document.</summary>
public sealed class PiExportTests : IDisposable
{
    private const string Id = "01a1f7b8-663a-743a-8f63-56e12f37d41b";
    private const string Header = $$"""{"type":"session","version":3,"id":"{{Id}}","timestamp":"2026-03-04T05:06:07.000Z","cwd":"/w"}""";

    private readonly ExportHome _home = new() { RealReader = new PiConversations() };

    [Theory]
    [InlineData("/tmp/x/2026-03-04T05-06-07-000Z_01a1f7b8-663a-743a-8f63-56e12f37d41b.jsonl", Id)]
    [InlineData("/tmp/../../../../etc/passwd", null)]
    public async Task X3_A_fork_of_a_path_is_a_file_in_the_folder_and_costs_no_other(string parent, string? parentId)
    {
        Write("fork", Header.Replace(Id, "fork", StringComparison.Ordinal).Replace("\"cwd\"", $"\"parentSession\":\"{parent}\",\"cwd\"", StringComparison.Ordinal), Said("a", null));
        Write(Id, Header, Said("b", null));

        JsonNode[] documents = await ExportAsync(ExitCode.Success);

        Assert.Equal([".pi", "app"], Directory.EnumerateFileSystemEntries(_home.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal([".sessions"], Directory.EnumerateFileSystemEntries(_home.Project).Select(Path.GetFileName));
        Assert.Equal([(Id, null), ("fork", parentId)], documents.Select(static one => ((string)one["session"]!["id"]!, (string?)one["session"]!["parent_id"])).Order());
    }

    [Fact]
    public async Task X4_Five_messages_without_ids_are_five()
    {
        string[] roles = ["user", "assistant", "user", "assistant", "user"];
        Write(Id, Header.Replace("\"version\":3,", "", StringComparison.Ordinal), [.. roles.Select((role, index) => $$$"""{"type":"message","timestamp":"2026-03-04T05:06:07.000Z","message":{"role":"{{{role}}}","content":"{{{index + 1}}}"}}""")]);

        Assert.Equal("1 2 3 4 5", Words(Assert.Single(await ExportAsync(ExitCode.Success))));
    }

    [Fact]
    public async Task X5_Of_six_messages_and_a_compaction_nothing_is_gone()
    {
        Write(
            Id, Header,
            [.. Enumerable.Range(1, 5).Select(static index => Said($"{index}", index == 1 ? null : $"{index - 1}")), """{"type":"compaction","id":"c","parentId":"5","timestamp":"2026-03-04T05:06:07.000Z","summary":"SUM","firstKeptEntryId":"4","tokensBefore":9}""", Said("6", "c")]);

        Assert.Equal("1 2 3 4 5 SUM 6", Words(Assert.Single(await ExportAsync(ExitCode.Success))));
    }

    [Fact]
    public async Task X6_Parents_in_a_circle_are_exported_once_and_told()
    {
        Write(Id, Header, Said("a", "c"), Said("b", "a"), Said("c", "b"));

        JsonNode document = Assert.Single(await ExportAsync(ExitCode.Success));

        Assert.Equal("a b c", Words(document));
        Assert.Equal([null, "a", "b"], document["messages"]!.AsArray().Select(static message => (string?)message!["parent_id"]));
        Assert.Contains("circle", _home.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task X15_A_file_that_is_no_session_costs_only_itself()
    {
        Write("broken", Header.Replace(Id, "broken", StringComparison.Ordinal), "{\"type\":\"message\",\"id\":", "}");
        Write(Id, Header, Said("b", null));

        Assert.Equal("b", Words(Assert.Single(await ExportAsync(ExitCode.Partial))));
        Assert.Contains("Nothing of pi/broken can be read", _home.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _home.Dispose();

    private static string Said(string id, string? parent) =>
        $$$"""{"type":"message","id":"{{{id}}}","parentId":{{{(parent is null ? "null" : $"\"{parent}\"")}}},"timestamp":"2026-03-04T05:06:07.000Z","message":{"role":"user","content":[{"type":"text","text":"{{{id}}}"}]}}""";

    private static string Words(JsonNode document) => string.Join(
        ' ', document["messages"]!.AsArray().SelectMany(static message => message!["parts"]!.AsArray()).Select(static part => (string)part!["text"]!));

    private void Write(string id, string header, params string[] lines)
    {
        string folder = Path.Combine(_home.Path, ".pi", "agent", "sessions", "--w--");
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, $"2026-03-04T05-06-07-000Z_{id}.jsonl"), [header, .. lines]);
    }

    private async Task<JsonNode[]> ExportAsync(ExitCode expected)
    {
        Assert.Equal(expected, await _home.RunAsync("--all-projects", "-f", "json"));
        return [.. _home.Files.Select((_, index) => JsonNode.Parse(_home.Read(index))!)];
    }
}
