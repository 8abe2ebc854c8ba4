using SessionSync.Browse.Calls;

namespace SessionSync.Tests.Browse.Calls;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("a", "a", " a")]
    [InlineData("", "a\nb", "+a +b")]
    [InlineData("a\nb", "", "-a -b")]
    [InlineData("a\nb\nc", "a\nx\nc", " a -b +x  c")]
    [InlineData("a\nb\nc\nd", "a\nc\nd\ne", " a -b  c  d +e")]
    [InlineData("a\na", "a", " a -a")]
    [InlineData("a\nb\n", "a\nc\n", " a -b +c")]
    [InlineData("a\r\nb", "a\nc", " a -b +c")]
    public void What_was_removed_and_added_is_told_line_by_line(string before, string after, string told) => Assert.Equal(told, Told(LineDiff.Of(before, after)));

    [Theory]
    [InlineData("a", "a\n", " a +")]
    [InlineData("a\r\nb", "a\nb", "-a\r +a  b")]
    public void The_end_of_a_line_counts_where_nothing_else_differs(string before, string after, string told) => Assert.Equal(told, Told(LineDiff.Of(before, after)));

    [Fact]
    public void Both_texts_can_be_had_from_what_is_told()
    {
        var random = new Random(7);
        for (int run = 0; run < 500; run++)
        {
            string before = Lines(random);
            string after = Lines(random);
            EditedLine[] lines = [.. LineDiff.Of(before, after)];

            Assert.Equal(before, string.Join('\n', lines.Where(static line => line.Kind != LineKind.Added).Select(static line => line.Text)));
            Assert.Equal(after, string.Join('\n', lines.Where(static line => line.Kind != LineKind.Removed).Select(static line => line.Text)));
        }
    }

    [Fact]
    public void What_is_too_long_to_be_compared_is_removed_and_added_whole()
    {
        string before = string.Concat(Enumerable.Range(0, 3000).Select(static number => $"{number}\n"));
        string after = string.Concat(Enumerable.Range(0, 3000).Select(static number => $"{number * 2}\n"));

        EditedLine[] lines = [.. LineDiff.Of(before, after)];

        Assert.Equal((1, 2999, 2999), (lines.Count(static line => line.Kind == LineKind.Kept), lines.Count(static line => line.Kind == LineKind.Removed), lines.Count(static line => line.Kind == LineKind.Added)));
    }

    private static string Lines(Random random) => string.Join('\n', Enumerable.Range(0, random.Next(1, 9)).Select(_ => "abc"[random.Next(3)]));

    private static string Told(IEnumerable<EditedLine> lines) =>
        string.Join(' ', lines.Select(static line => $"{line.Kind switch { LineKind.Removed => "-", LineKind.Added => "+", _ => " " }}{line.Text}"));
}
