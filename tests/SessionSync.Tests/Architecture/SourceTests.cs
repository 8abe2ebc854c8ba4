namespace SessionSync.Tests.Architecture;

/// <summary>What is held of every source file.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 300;
    private const int LongestMethod = 60;

    // Put together here, so that this file does not contain what it looks for.
    private static readonly string[] s_unfinished = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception", "(Skip " + "=", "Assert." + "Skip"];

    private static IEnumerable<string> All => [.. Repository.SourceFiles("src"), .. Repository.SourceFiles("tests")];

    [Fact]
    public void The_source_is_found()
    {
        Assert.Contains("src/SessionSync/Sync/Planning/Planner.cs", All);
        Assert.Contains("tests/SessionSync.Tests/Architecture/SourceTests.cs", All);
    }

    [Fact]
    public void No_file_is_long() =>
        Assert.Empty(from path in All let lines = Repository.Lines(path).Length where lines > LongestFile select $"{path} has {lines} lines");

    [Fact]
    public void No_method_is_long() => Assert.Empty(
        from path in Repository.SourceFiles("src")
        from member in MethodLengths.Of(Repository.Lines(path))
        where member.Length > LongestMethod
        select $"{path}, line {member.Line}, has {member.Length} lines");

    [Fact]
    public void Nothing_is_unfinished_or_skipped() => Assert.Empty(
        from path in All
        from line in Repository.Lines(path).Index()
        from word in s_unfinished
        where line.Item.Contains(word, StringComparison.Ordinal)
        select $"{path}, line {line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void Namespaces_take_no_braces() => Assert.Empty(
        from path in All
        from line in Repository.Lines(path)
        where line.StartsWith("namespace ", StringComparison.Ordinal) && !line.EndsWith(';')
        select path);

    [Fact]
    public void Classes_are_sealed_static_or_abstract() => Assert.Empty(
        from path in All
        from line in Repository.Lines(path)
        where line.StartsWith("public class ", StringComparison.Ordinal) || line.StartsWith("internal class ", StringComparison.Ordinal)
            || line.StartsWith("public partial class ", StringComparison.Ordinal) || line.StartsWith("internal partial class ", StringComparison.Ordinal)
            || line.StartsWith("public record ", StringComparison.Ordinal) || line.StartsWith("internal record ", StringComparison.Ordinal)
        select $"{path}: {line}");

    [Fact]
    public void A_method_is_measured_with_its_braces()
    {
        string[] lines = ["class A", "{", "    void One()", "    {", "        if (x)", "        {", "        }", "    }", "}"];
        Assert.Equal([(4, 5)], MethodLengths.Of(lines));
    }
}
