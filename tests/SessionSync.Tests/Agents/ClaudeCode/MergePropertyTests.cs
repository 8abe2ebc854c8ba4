using FsCheck;
using FsCheck.Fluent;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class MergePropertyTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(400);

    private static readonly string[] s_lines =
    [
        """{"type":"user","uuid":"1","message":{"content":"one"}}""",
        """{"type":"assistant","uuid":"2"}""",
        """{"type":"assistant","uuid":"3","isSidechain":true}""",
        """{"type":"system","uuid":"4"}""",
        """{"type":"user","uuid":"5","message":{"content":"five"}}""" + "\r",
        """{"type":"mode","mode":"normal"}""",
        """{"type":"last-prompt","lastPrompt":"one","leafUuid":"1"}""",
        """{"type":"last-prompt","lastPrompt":"four","leafUuid":"4"}""",
        """{"type":"assist""",
        "garbage",
        "\0\0\0",
        "",
    ];

    // A common beginning, then whatever: so that all relations of two versions come up often.
    private static Gen<(string Left, string Right)> Versions =>
        from common in Lines(4)
        from left in Lines(6)
        from right in Lines(6)
        from leftEnds in Gen.Elements(true, false)
        from rightEnds in Gen.Elements(true, false)
        select (Text(common, left, leftEnds), Text(common, right, rightEnds));

    [Fact]
    public void Every_line_of_both_versions_is_in_the_result() =>
        Holds((left, right, merged) => !LinesOf(left).Concat(LinesOf(right)).Except(LinesOf(merged)).Any(line => !IsTornStart(line, left, right)));

    [Fact]
    public void The_result_is_one_of_the_versions_or_begins_with_the_older_one() =>
        Holds((left, right, merged) => merged == right || merged.StartsWith(left, StringComparison.Ordinal));

    [Fact]
    public void Nothing_is_in_the_result_that_neither_version_had_but_one_last_pointer() =>
        Holds((left, right, merged) => LinesOf(merged).Except(LinesOf(left)).Except(LinesOf(right)).Count() <= 1);

    [Fact]
    public void Merging_the_result_again_with_either_version_changes_nothing() =>
        Holds((left, right, merged) =>
            Merge(left, merged) == merged && Merge(right, merged) == merged && Merge(merged, left) == merged && Merge(merged, right) == merged);

    [Fact]
    public void A_version_merged_with_itself_is_itself() => Holds((left, _, _) => Merge(left, left) == left);

    private static void Holds(Func<string, string, string, bool> property) =>
        Check.One(s_config, Prop.ForAll(Versions.ToArbitrary(), versions => property(versions.Left, versions.Right, Merge(versions.Left, versions.Right))));

    private static Gen<string[]> Lines(int most) =>
        from count in Gen.Choose(0, most)
        from lines in Gen.ArrayOf(Gen.Elements(s_lines), count)
        select lines;

    private static string Text(string[] common, string[] own, bool endsWithNewline)
    {
        string[] lines = [.. common, .. own];
        return string.Join('\n', lines) + (endsWithNewline && lines.Length > 0 ? "\n" : "");
    }

    private static IEnumerable<string> LinesOf(string text) => text.Split('\n').Where(line => line.Trim('\0', ' ', '\r').Length > 0);

    // What a crash cut off counts as kept where the other version has the whole line at that place.
    private static bool IsTornStart(string line, string left, string right) =>
        (left.EndsWith(line, StringComparison.Ordinal) && right.StartsWith(left, StringComparison.Ordinal))
        || (right.EndsWith(line, StringComparison.Ordinal) && left.StartsWith(right, StringComparison.Ordinal));

    private static string Merge(string older, string newer) => Claude.MergeAsync(older, newer).GetAwaiter().GetResult();
}
