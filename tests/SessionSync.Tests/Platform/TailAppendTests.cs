using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class TailAppendTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_somebody_else_appends_meanwhile_lies_between_whole_lines()
    {
        string line = new('x', 100_000);
        string tail = _scratch.Write("tail", string.Concat(Enumerable.Range(0, 200).Select(_ => line + "\n")));
        string path = _scratch.Write("file", "first\n");
        using var other = new AppendOnlyFile(path);
        using var stop = new CancellationTokenSource();
        int written = 0;
        var writer = new Thread(() =>
        {
            do
            {
                other.Append("other\n"u8);
                written++;
            }
            while (!stop.IsCancellationRequested);
        });
        writer.Start();
        TailAppend.Run(tail, path);
        stop.Cancel();
        writer.Join();

        string[] lines = File.ReadAllLines(path);
        Assert.Equal(200, lines.Count(found => found == line));
        Assert.Equal(written, lines.Count(found => found == "other"));
        Assert.Equal(201 + written, lines.Length);
    }

    [Fact]
    public void A_line_that_is_longer_than_any_piece_is_appended_whole()
    {
        string line = new('y', 9_000_000);
        string path = _scratch.Write("file", "first\n");
        TailAppend.Run(_scratch.Write("tail", $"{line}\nlast"), path);
        Assert.Equal(["first", line, "last"], File.ReadAllLines(path));
    }

    [Fact]
    public void What_a_replaced_file_grew_by_is_brought_after_the_new_one()
    {
        var operations = new FileOperations();
        string path = _scratch.Write("file", "old\n");
        using var old = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var agent = new AppendOnlyFile(path);
        operations.MoveOver(_scratch.Write("new", "new, without an end"), path);
        agent.Append("late\n"u8);

        long length = operations.BringAfter(old, 4, path);
        agent.Append("later\n"u8);
        length = operations.BringAfter(old, length, path);

        Assert.Equal("new, without an end\nlate\nlater\n", File.ReadAllText(path));
        Assert.Equal(length, operations.BringAfter(old, length, path));
    }
}
