using System.Text;
using System.Text.Json.Nodes;
using SessionSync.Cli.Integration.Hooks;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Integration.Hooks;

/// <summary>Claude Code's settings belong to their user: what we add can be taken away without a trace.</summary>
public sealed class ClaudeCodeHooksTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Each layout that people and programs write.</summary>
    public static TheoryData<string> Layouts =>
    [
        "{}",
        "{ }\n",
        "{\n}\n",
        "{\n  \"model\": \"opus\"\n}\n",
        "{\n  \"model\": \"opus\",\n  \"hooks\": {}\n}  \n\n",
        "{\r\n\t\"model\": \"opus\"\r\n}\r\n",
        """{"model":"opus","hooks":{"Stop":[{"hooks":[{"type":"command","command":"true"}]}]}}""",
        "\uFEFF{ \"model\": \"opus\" }",
        """
        {
            "hooks": {
                "SessionEnd": [
                    { "matcher": "clear", "hooks": [ { "type": "command", "command": "say 'bye'" } ] }
                ],
                "SessionStart": []
            },
            "größe": "ü"
        }
        """,
    ];

    private string File => _folder.File("claude", "settings.json");

    private string Data => _folder.File("data", "session-sync");

    private ClaudeCodeHooks Hooks => new(File, Data, _folder.File("state"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Uninstalling_gives_back_the_same_bytes(string layout)
    {
        Write(layout);

        Assert.True(Hooks.Install());
        Assert.True(Hooks.IsInstalled);
        Assert.True(Hooks.Uninstall());

        Assert.Equal(layout, Encoding.UTF8.GetString(System.IO.File.ReadAllBytes(File)));
        Assert.False(Directory.Exists(Data));
        Assert.False(Directory.Exists(_folder.File("state", "hooks")));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_hooks_join_what_is_there(string layout)
    {
        Write(layout);
        JsonObject before = Parse(layout);

        Hooks.Install();

        JsonObject after = Parse(System.IO.File.ReadAllText(File));
        foreach (string name in (string[])["SessionStart", "SessionEnd"])
        {
            JsonArray groups = after["hooks"]![name]!.AsArray();
            int others = (before["hooks"]?[name]?.AsArray().Count).GetValueOrDefault();
            Assert.Equal(others + 1, groups.Count);
            Assert.Contains("agent-hook", groups[^1]!["hooks"]![0]!["command"]!.GetValue<string>(), StringComparison.Ordinal);
            groups.RemoveAt(others);
        }

        Assert.Equal(before["model"]?.ToString(), after["model"]?.ToString());
        Assert.Equal(before["hooks"]?["Stop"]?.ToJsonString(), after["hooks"]!["Stop"]?.ToJsonString());
        Assert.Equal(before["hooks"]?["SessionEnd"]?.ToJsonString() ?? "[]", after["hooks"]!["SessionEnd"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Installing_twice_changes_nothing(string layout)
    {
        Write(layout);
        Hooks.Install();
        byte[] once = System.IO.File.ReadAllBytes(File);

        Assert.False(Hooks.Install());

        Assert.Equal(once, System.IO.File.ReadAllBytes(File));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void What_was_edited_meanwhile_stays_when_the_hooks_go(string layout)
    {
        Write(layout);
        Hooks.Install();
        string edited = System.IO.File.ReadAllText(File).Replace("opus", "sonnet", StringComparison.Ordinal) + "\n";
        System.IO.File.WriteAllText(File, edited);

        Assert.True(Hooks.Uninstall());

        string left = System.IO.File.ReadAllText(File);
        Assert.DoesNotContain("agent-hook", left, StringComparison.Ordinal);
        Assert.Equal(Parse(layout)["model"] is null ? null : "sonnet", Parse(left)["model"]?.GetValue<string>());
        Assert.Equal(Parse(layout)["größe"]?.ToString(), Parse(left)["größe"]?.ToString());
        Assert.Equal(layout.Contains("say 'bye'", StringComparison.Ordinal), left.Contains("say 'bye'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_settings_file_that_was_not_there_is_gone_again()
    {
        Hooks.Install();
        Assert.True(Hooks.IsInstalled);

        Hooks.Uninstall();

        Assert.False(Directory.Exists(Path.GetDirectoryName(File)));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\n  \"a\": 1,\n}\n", 3)]
    [InlineData("{\n  // mine\n}\n", 2)]
    [InlineData("[]", 1)]
    [InlineData("{\n  \"hooks\": []\n}", 2)]
    [InlineData("{\n  \"hooks\": {\n    \"SessionEnd\": \"x\"\n  }\n}", 3)]
    [InlineData("{\"a\": 1, \"a\": 2}", 1)]
    public void A_broken_settings_file_is_refused_with_its_line_and_never_written(string broken, int line)
    {
        Write(broken);

        SyncException failure = Assert.Throws<SyncException>(() => Hooks.Install());

        Assert.Equal(FailureKind.Refused, failure.Kind);
        Assert.Contains($"settings.json, line {line}", failure.What, StringComparison.Ordinal);
        Assert.Equal(broken, System.IO.File.ReadAllText(File));
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public void A_link_stays_a_link_and_permissions_stay_as_they_are()
    {
        string real = _folder.File("repository", "settings.json");
        Directory.CreateDirectory(Path.GetDirectoryName(real)!);
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(real, "{}");
        System.IO.File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        System.IO.File.CreateSymbolicLink(File, real);

        Hooks.Install();

        Assert.Equal(real, new FileInfo(File).LinkTarget);
        Assert.Contains("agent-hook", System.IO.File.ReadAllText(real), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, System.IO.File.GetUnixFileMode(real));
        Hooks.Uninstall();
        Assert.Equal(real, new FileInfo(File).LinkTarget);
        Assert.Equal("{}", System.IO.File.ReadAllText(real));
    }

    [Fact]
    public void Uninstalling_what_is_not_there_changes_nothing()
    {
        Write("{}");

        Assert.False(Hooks.Uninstall());

        Assert.Equal("{}", System.IO.File.ReadAllText(File));
    }

    private static JsonObject Parse(string text) => JsonNode.Parse(text.TrimStart('\uFEFF'))!.AsObject();

    private void Write(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllBytes(File, Encoding.UTF8.GetBytes(text));
    }
}
