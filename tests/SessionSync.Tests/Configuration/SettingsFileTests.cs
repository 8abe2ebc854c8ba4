using SessionSync.Configuration;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Configuration;

public sealed class SettingsFileTests : IDisposable
{
    private const string Commented = """
        {
          // a week is not enough
          "days": 14,
          "prefer": "newer", /* always */
          "targets": [
            // the big one
            { "name": "work", "url": "ssh:me@host", "repository": "octocat/hello",
              "environment": { "CLAUDE_CONFIG_DIR": "/data/claude" }, "sshConfig": "/etc/my ssh", "transport": "builtin" },
            { "name": "spare", "url": "dir:/mnt/home" }, // last
          ],
          "color": "never",
        }
        """;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder.File("config", "config.json");

    private SettingsFile Settings => new(Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_file_says_nothing()
    {
        SessionSync.Configuration.Settings settings = SessionSync.Configuration.Settings.Combine(Settings.Read());

        Assert.Equal(7, settings.Days);
        Assert.Equal(DivergencePreference.Merge, settings.Prefer);
        Assert.Equal(ColorMode.Auto, settings.Color);
        Assert.Empty(settings.Targets);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{}")]
    [InlineData("// nothing yet\n{ }\n")]
    public void An_empty_file_says_nothing(string text)
    {
        Write(text);

        Assert.Equal(new SettingsLayer(SettingOrigin.File), Settings.Read());
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed()
    {
        Write(Commented);

        SettingsLayer layer = Settings.Read();

        Assert.Equal((14, DivergencePreference.Newer, ColorMode.Never), (layer.Days, layer.Prefer, layer.Color));
        Assert.Equal(["work", "spare"], layer.Targets.Select(static target => target.Name));
        Assert.Equal("/data/claude", layer.Targets[0].Environment["CLAUDE_CONFIG_DIR"]);
        Assert.Equal(("octocat/hello", "/etc/my ssh"), (layer.Targets[0].Repository, layer.Targets[0].SshConfig));
        Assert.Equal([SshTransport.Builtin, null], layer.Targets.Select(static target => target.Transport));
    }

    [Theory]
    [InlineData("{\n  \"dasy\": 3\n}", 2, "'dasy'", "'days'")]
    [InlineData("{ \"devFiles\": [\"a\", \"../b\"] }", 1, "'../b' is no path below the checkout", "")]
    [InlineData("{ \"devFiles\": [\"/etc\"] }", 1, "'/etc' is no path below the checkout", "")]
    [InlineData("{ \"devFiles\": \"a\" }", 1, "'devFiles' must be a list", "")]
    [InlineData("{ \"zzzzzzzzz\": 3 }", 1, "'zzzzzzzzz'", "days, prefer, parallel, timeout, color, targets, checkouts, devFiles")]
    [InlineData("{\n\"targets\": [\n{ \"name\": \"a\", \"ulr\": \"b\" }] }", 3, "'ulr'", "'url'")]
    [InlineData("{ \"days\": \"x\" }", 1, "whole number of days", "")]
    [InlineData("{ \"days\": 0 }", 1, "whole number of days", "")]
    [InlineData("{ \"days\": 1.5 }", 1, "whole number of days", "")]
    [InlineData("{ \"days\": true }", 1, "whole number of days", "")]
    [InlineData("{ \"days\": [1] }", 1, "whole number of days", "")]
    [InlineData("{ \"prefer\": \"older\" }", 1, "'merge' or 'newer'", "")]
    [InlineData("{ \"color\": \"red\" }", 1, "'auto', 'always' or 'never'", "")]
    [InlineData("{ \"parallel\": 65 }", 1, "1 to 64", "")]
    [InlineData("{ \"targets\": {} }", 1, "must be a list", "")]
    [InlineData("{ \"targets\": [1] }", 1, "must be an object", "")]
    [InlineData("{ \"targets\": [{ \"name\": 1, \"url\": \"b\" }] }", 1, "text in quotes", "")]
    [InlineData("{ \"targets\": [{ \"name\": \"a\" }] }", 1, "needs a 'name' and a 'url'", "")]
    [InlineData("{ \"targets\": [{ \"name\": \"push\", \"url\": \"b\" }] }", 1, "It is a command", "")]
    [InlineData("{ \"targets\": [{ \"name\": \"-n\", \"url\": \"b\" }] }", 1, "cannot be a target's name", "")]
    [InlineData("{ \"targets\": [{ \"name\": \"a\", \"url\": \"ssh:-x\" }] }", 1, "starts with '-'", "")]
    [InlineData("{ \"targets\": [{ \"name\": \"a\", \"url\": \"b\", \"repository\": \"c\" }] }", 1, "owner/name", "")]
    [InlineData("{ \"targets\": [{ \"name\": \"a\", \"url\": \"b\", \"environment\": { \"A B\": \"c\" } }] }", 1, "letters, digits", "")]
    [InlineData("{ \"targets\": [{ \"name\": \"a\", \"url\": \"b\" },\n { \"name\": \"a\", \"url\": \"b\" }] }", 2, "Two targets", "")]
    [InlineData("{ \"targets\": [{ \"name\": \"a\", \"url\": \"ssh:b\",\n \"transport\": \"rsh\" }] }", 2, "'ssh' or 'builtin'", "")]
    [InlineData("{ \"days\": 1,\n \"days\": 2 }", 2, "twice", "")]
    [InlineData("[]", 1, "must be an object", "")]
    [InlineData("{ \"days\": 1,\n nonsense }", 2, "well-formed", "")]
    [InlineData("{ \"days\": 1 }\n{", 2, "well-formed", "")]
    [InlineData("{ \"days\": 1", 1, "well-formed", "")]
    public void What_is_not_understood_is_refused_with_its_line(string text, int line, string why, string advice)
    {
        Write(text);

        SyncException refusal = Assert.Throws<SyncException>(() => Settings.Read());

        Assert.Equal(FailureKind.Usage, refusal.Kind);
        Assert.EndsWith($"{Path}, line {line}", refusal.What, StringComparison.Ordinal);
        Assert.Contains(why, refusal.Why, StringComparison.Ordinal);
        Assert.Contains(advice, string.Join('\n', refusal.WhatToDo), StringComparison.Ordinal);
    }

    [Fact]
    public void An_added_target_is_read_back_and_only_its_owner_can_read_the_file()
    {
        TargetSettings target = new("work", "ssh:me@host")
        {
            Repository = "octocat/hello",
            SshConfig = "/etc/ssh config",
            Environment = new TargetSettings("", "").Environment.Add("A", "x y").Add("B", "\"quoted\""),
        };

        Settings.AddTarget(target);

        TargetSettings read = Assert.Single(Settings.Read().Targets);
        Assert.Equal(target with { Environment = read.Environment }, read);
        Assert.Equal(target.Environment, read.Environment);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(Path).UnixFileMode);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            new DirectoryInfo(System.IO.Path.GetDirectoryName(Path)!).UnixFileMode);
        Assert.Single(Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Fact]
    public void A_new_file_is_laid_out_for_people()
    {
        Settings.AddTarget(new TargetSettings("work", "ssh:me@host"));
        Settings.AddTarget(new TargetSettings("spare", "dir:/mnt"));

        Assert.Equal(
            """
            {
              "targets": [
                {
                  "name": "work",
                  "url": "ssh:me@host"
                },
                {
                  "name": "spare",
                  "url": "dir:/mnt"
                }
              ]
            }

            """,
            File.ReadAllText(Path));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"days\": 3 }")]
    [InlineData("{ \"days\": 3, /* é */ }")]
    [InlineData("{ \"targets\": [], \"days\": 3 }")]
    [InlineData("{ \"targets\": [ { \"name\": \"a\", \"url\": \"b\" }, /* last */ ] }")]
    [InlineData(Commented)]
    public void Adding_and_removing_keeps_everything_else(string text)
    {
        Write(text);
        SettingsLayer before = Settings.Read();

        Settings.AddTarget(new TargetSettings("new", "ssh:new"));
        Assert.Equal([.. before.Targets.Select(static target => target.Name), "new"], Settings.Read().Targets.Select(static target => target.Name));
        Settings.RemoveTarget("new");

        Assert.Equal(before.Targets.Select(static target => target.Name), Settings.Read().Targets.Select(static target => target.Name));
        Assert.Equal(before with { Targets = [] }, Settings.Read() with { Targets = [] });
        foreach (string comment in (string[])["// a week is not enough", "/* always */", "// the big one", "/* é */"])
        {
            Assert.Equal(text.Contains(comment, StringComparison.Ordinal), File.ReadAllText(Path).Contains(comment, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("work", "spare")]
    [InlineData("spare", "work")]
    public void Any_target_can_be_removed(string removed, string left)
    {
        Write(Commented);

        Settings.RemoveTarget(removed);

        Assert.Equal(left, Assert.Single(Settings.Read().Targets).Name);
        Assert.Equal(14, Settings.Read().Days);
    }

    [Fact]
    public void A_name_is_given_once_and_removed_once()
    {
        Settings.AddTarget(new TargetSettings("work", "ssh:a"));

        Assert.Throws<SyncException>(() => Settings.AddTarget(new TargetSettings("work", "ssh:b")));
        Settings.RemoveTarget("work");
        Assert.Throws<SyncException>(() => Settings.RemoveTarget("work"));
    }

    [Fact]
    public void A_link_to_the_file_stays_a_link()
    {
        string real = _folder.File("dotfiles.json");
        File.WriteAllText(real, "{}");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.CreateSymbolicLink(Path, real);

        Settings.AddTarget(new TargetSettings("work", "ssh:a"));

        Assert.Equal(real, new FileInfo(Path).LinkTarget);
        Assert.Contains("work", File.ReadAllText(real), StringComparison.Ordinal);
    }

    private void Write(string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, text);
    }
}
