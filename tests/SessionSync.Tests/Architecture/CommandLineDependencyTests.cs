using System.Text.RegularExpressions;

namespace SessionSync.Tests.Architecture;

/// <summary>The folders of the command line have an order, too: what prints and what is put in place know no command, and nothing knows the start.</summary>
public sealed partial class CommandLineDependencyTests
{
    private const string Project = "src/SessionSync.Cli";

    private static readonly LayerRule[] s_rules =
    [
        new("Output"),
        new("Integration"),
        new("CommandLine", "Output"),
        new("Commands", "CommandLine", "Output", "Integration"),
        new("Startup", "Commands", "Output"),
    ];

    [Fact]
    public void Every_folder_uses_only_what_lies_below_it()
    {
        IEnumerable<string> broken =
            from path in Repository.SourceFiles(Project)
            let folder = FolderOf(path)
            where folder.Length > 0
            let rule = Array.Find(s_rules, rule => rule.Layer == folder)
            from used in UsedFolders(path)
            where rule is null || (used != folder && !rule.MayUse.Contains(used))
            select $"{path} uses {used}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_folder_has_a_rule() => Assert.Equal(
        s_rules.Select(rule => rule.Layer).Order(),
        Repository.SourceFiles(Project).Select(FolderOf).Where(folder => folder.Length > 0).Distinct().Order());

    /// <summary>Each comes after those that it may use, so there can be no circle.</summary>
    [Fact]
    public void The_rules_themselves_have_no_circle() => Assert.All(
        s_rules.Index(), rule => Assert.Subset(s_rules.Take(rule.Index).Select(before => before.Layer).ToHashSet(), rule.Item.MayUse.ToHashSet()));

    /// <summary>Each command uses what all of them share, so that must not use a command.</summary>
    [Fact]
    public void What_commands_share_knows_none_of_them() => Assert.Empty(
        from path in Repository.SourceFiles($"{Project}/Commands")
        where Path.GetDirectoryName(path) == $"{Project}/Commands"
        from line in Repository.Lines(path)
        where line.Contains("SessionSync.Cli.Commands.", StringComparison.Ordinal)
        select $"{path}: {line}");

    /// <summary>What a machine is, and how it is reached, is for the library to know: commands name targets and hear what became of them.</summary>
    [Fact]
    public void No_file_sees_how_machines_are_reached() => Assert.Empty(
        from path in Repository.SourceFiles(Project)
        from line in Repository.Lines(path)
        where line.Contains("SessionSync.Stores.Machines", StringComparison.Ordinal)
        select $"{path}: {line}");

    /// <summary>The types beside the folders need no using line in them.</summary>
    [Fact]
    public void No_folder_uses_what_starts_the_program()
    {
        string[] starting = [.. Repository.SourceFiles(Project).Where(path => FolderOf(path).Length == 0).Select(path => Path.GetFileNameWithoutExtension(path)!)];

        Assert.Contains("Application", starting);
        Assert.Empty(
            from path in Repository.SourceFiles(Project)
            where FolderOf(path).Length > 0
            from line in Repository.Lines(path)
            from name in starting
            where Regex.IsMatch(line, $@"(?<![\w.""']){name}\.[A-Z]\w*\(|\bnew {name}\(", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            select $"{path}: {line}");
    }

    private static IEnumerable<string> UsedFolders(string path) =>
        from line in Repository.Lines(path)
        where !line.StartsWith("namespace ", StringComparison.Ordinal)
        from Match match in OurFolder().Matches(line)
        select match.Groups["name"].Value;

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetRelativePath(Project, path))!.Split('/')[0];

    [GeneratedRegex(@"\bSessionSync\.Cli\.(?<name>[A-Z]\w*)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OurFolder();
}
