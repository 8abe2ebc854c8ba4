using System.Text.RegularExpressions;

namespace SessionSync.Tests.Architecture;

/// <summary>Dependencies point inwards: the model knows nothing, the engine knows what it is made of, and nobody knows the command line.</summary>
public sealed partial class DependencyTests
{
    private static readonly LayerRule[] s_rules =
    [
        new("Model"),
        new("Platform"),
        new("Projects", "Model", "Platform"),
        new("Agents.Contracts", "Model"),
        new("Agents", "Model", "Platform"),
        new("Stores", "Agents", "Model", "Platform"),
        new("Vault", "Model", "Platform"),
        new("Configuration", "Platform", "Model"),
        new("Sync.Planning", "Model"),
        new("Sync.Memory", "Stores", "Model", "Platform"),
        new("Sync.Journal", "Sync.Planning", "Stores", "Model", "Platform"),
        new("Sync.Execution", "Sync.Planning", "Sync.Memory", "Sync.Journal", "Stores", "Agents", "Model", "Platform"),
        new("Sync.Importing", "Sync.Execution", "Sync.Planning", "Sync.Memory", "Sync.Journal", "Stores", "Model", "Platform"),
        new("Operations.Events", "Sync.Execution"),
        new("Operations.Targets", "Configuration", "Projects", "Stores", "Agents", "Model", "Platform"),
        new("Browse", "Operations.Targets", "Configuration", "Projects", "Stores", "Agents", "Model", "Platform"),
        new(
            "Operations", "Operations.Events", "Operations.Targets", "Sync.Execution", "Sync.Importing", "Sync.Planning", "Sync.Memory", "Sync.Journal",
            "Vault", "Configuration", "Projects", "Stores", "Agents", "Model", "Platform"),
    ];

    [Fact]
    public void Every_layer_uses_only_what_lies_below_it()
    {
        IEnumerable<string> broken =
            from path in Repository.SourceFiles("src/SessionSync")
            let layer = LayerOf(path)
            where layer.Length > 0
            let rule = s_rules.Where(rule => IsWithin(layer, rule.Layer)).MaxBy(static rule => rule.Layer.Length)
            from used in UsedNamespaces(path)
            where rule is null || !(IsWithin(used, rule.Layer) || rule.MayUse.Any(allowed => IsWithin(used, allowed)))
            select $"{path} uses {used}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_folder_of_the_library_has_a_rule()
    {
        IEnumerable<string> without =
            from path in Repository.SourceFiles("src/SessionSync")
            let layer = LayerOf(path)
            where layer.Length > 0 && !s_rules.Any(rule => IsWithin(layer, rule.Layer))
            select path;
        Assert.Empty(without);
    }

    [Fact]
    public void The_rules_themselves_have_no_circle()
    {
        HashSet<string> placed = [];
        for (int before = -1; before != placed.Count;)
        {
            before = placed.Count;
            placed.UnionWith(s_rules.Where(rule => rule.MayUse.All(used => placed.Contains(RuleOf(used)))).Select(rule => rule.Layer));
        }

        Assert.Equal(s_rules.Length, placed.Count);
    }

    [Fact]
    public void No_two_layers_use_each_other()
    {
        HashSet<(string From, string To)> used =
        [
            .. from path in Repository.SourceFiles("src/SessionSync")
               let layer = LayerOf(path)
               where layer.Length > 0
               from other in UsedNamespaces(path)
               select (RuleOf(layer), RuleOf(other)),
        ];
        Assert.NotEmpty(used);
        Assert.DoesNotContain(used, pair => pair.From != pair.To && used.Contains((pair.To, pair.From)));
    }

    [Fact]
    public void The_library_never_sees_the_command_line() => Assert.DoesNotContain(
        Repository.SourceFiles("src/SessionSync"), path => string.Join('\n', Repository.Lines(path)).Contains("SessionSync.Cli", StringComparison.Ordinal));

    [Theory]
    [InlineData("src/SessionSync.Cli", "SessionSync.Daemon")]
    [InlineData("src/SessionSync.Daemon", "SessionSync.Cli")]
    public void Two_programs_never_see_each_other(string program, string other)
    {
        Assert.NotEmpty(Repository.SourceFiles(program));
        Assert.DoesNotContain(Repository.SourceFiles(program), path => string.Join('\n', Repository.Lines(path)).Contains(other, StringComparison.Ordinal));
    }

    /// <summary>Children have some, too: those are numbers.</summary>
    [Fact]
    public void The_library_knows_no_exit_codes_of_the_programs() => Assert.DoesNotContain(
        Repository.SourceFiles("src/SessionSync"), path => Repository.Lines(path).Any(line => OurExitCode().IsMatch(line)));

    [Fact]
    public void Two_programs_mean_the_same_by_an_exit_code() => Assert.All(
        Enum.GetValues<SessionSync.Daemon.ExitCode>(), code => Assert.Equal((int)code, (int)Enum.Parse<SessionSync.Cli.Output.ExitCode>(code.ToString())));

    [Fact]
    public void The_command_line_sees_the_library() =>
        Assert.Contains(Repository.SourceFiles("src/SessionSync.Cli"), path => UsedNamespaces(path).Any());

    [Fact]
    public void Every_file_lies_in_the_folder_of_its_namespace()
    {
        IEnumerable<string> astray =
            from project in (string[])["src/SessionSync", "src/SessionSync.Cli", "src/SessionSync.Daemon", "tests/SessionSync.Tests"]
            from path in Repository.SourceFiles(project)
            let folder = Path.GetDirectoryName(Path.GetRelativePath(project, path))!.Replace('/', '.')
            let expected = folder.Length == 0 ? Path.GetFileName(project) : $"{Path.GetFileName(project)}.{folder}"
            let declared = Repository.Lines(path).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))
            where declared is not null && declared != $"namespace {expected};"
            select $"{path} declares {declared}";
        Assert.Empty(astray);
    }

    /// <summary>The namespaces of ours that a file names after <c>SessionSync.</c>, in using lines or in its text.</summary>
    private static IEnumerable<string> UsedNamespaces(string path) =>
        from line in Repository.Lines(path)
        where !line.StartsWith("namespace ", StringComparison.Ordinal)
        from Match match in OurNamespace().Matches(line)
        let name = match.Groups["name"].Value
        where name is not ("Cli" or "Tests" or "IntegrationTests")
        select name;

    private static string LayerOf(string path) => Path.GetDirectoryName(Path.GetRelativePath("src/SessionSync", path))!.Replace('/', '.');

    private static string RuleOf(string layer) => s_rules.Where(rule => IsWithin(layer, rule.Layer)).MaxBy(static rule => rule.Layer.Length)!.Layer;

    private static bool IsWithin(string layer, string outer) => layer == outer || layer.StartsWith(outer + ".", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<![\w.])ExitCodes?\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OurExitCode();

    [GeneratedRegex(@"\bSessionSync\.(?<name>[A-Z]\w*(\.[A-Z]\w*)*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OurNamespace();
}
