using System.Text;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Tests.Stores.Machines;

/// <summary>What another machine's database may answer.</summary>
public sealed class RowsAnswerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("one\ntwo\n", "one|two")]
    [InlineData("one\n\nlast without its end", "one||last without its end")]
    public async Task Rows_are_handed_on_one_by_one(string rows, string expected) => Assert.Equal(expected, string.Join('|', await ReadAsync(Answer(rows))));

    [Fact]
    public async Task A_row_may_be_longer_than_whatever_holds_it_at_first()
    {
        string large = new('x', 1_000_000);

        Assert.Equal(["a", large, "b"], await ReadAsync(Answer($"a\n{large}\nb\n"), limit: 2_000_000));
    }

    [Fact]
    public async Task More_than_was_to_be_expected_is_refused() =>
        await Assert.ThrowsAsync<InvalidDataException>(async () => await ReadAsync(Answer(string.Concat(Enumerable.Repeat("row\n", 300))), limit: 1000));

    [Fact]
    public async Task A_row_without_an_end_is_refused() => await Assert.ThrowsAsync<InvalidDataException>(async () => await ReadAsync(Answer(new string('x', 2000)), limit: 1000));

    [Theory]
    [InlineData("rows\n")]
    [InlineData("rows\u001f2\u001f\n")]
    [InlineData("health\u001f0\u001f\n")]
    [InlineData("rows\u001f0\u001f\nno length\n")]
    public async Task Anything_else_is_no_answer(string said) => await Assert.ThrowsAsync<InvalidDataException>(async () => await ReadAsync(said));

    [Fact]
    public async Task An_answer_that_breaks_off_is_none() => await Assert.ThrowsAsync<EndOfStreamException>(async () => await ReadAsync("rows\u001f0\u001f\n100\nshort"));

    [Fact]
    public async Task Why_it_could_not_be_asked_comes_without_what_a_terminal_would_obey() =>
        Assert.Equal("\uFFFD[91mError: no such table", await FailureAsync("rows\u001f1\u001f%" + Convert.ToHexString("\u001b[91mError: no such\ntable"u8) + "\n"));

    private static string Answer(string rows) => $"rows\u001f0\u001f\n{(rows.Length == 0 ? "" : $"{rows.Length}\n{rows}")}0\n";

    private static async Task<List<string>> ReadAsync(string said, long limit = 1000)
    {
        var rows = new List<string>();
        var reader = new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(said)));
        Assert.Null(await RowsAnswer.ReadAsync(reader, Compression.None, limit, row => rows.Add(RowsAnswer.TextOf(row)), TestContext.Current.CancellationToken));
        return rows;
    }

    private static Task<string?> FailureAsync(string said) => RowsAnswer.ReadAsync(
        new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(said))), Compression.None, 1000, _ => { }, TestContext.Current.CancellationToken);
}
