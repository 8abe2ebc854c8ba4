using System.Globalization;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class FileOperationsTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();
    private readonly FileOperations _operations = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Two_who_append_at_the_same_time_overwrite_nothing_of_each_other()
    {
        string path = _scratch.Write("file", "");
        using var one = new AppendOnlyFile(path);
        using var two = new AppendOnlyFile(path);
        Parallel.Invoke(() => AppendLines(one, "one"), () => AppendLines(two, "two"));
        string[] lines = File.ReadAllLines(path);
        Assert.Equal(Expected("one"), lines.Where(line => line.StartsWith("one", StringComparison.Ordinal)));
        Assert.Equal(Expected("two"), lines.Where(line => line.StartsWith("two", StringComparison.Ordinal)));
        Assert.Equal(400, lines.Length);
    }

    [Fact]
    public void What_somebody_else_wrote_after_opening_is_not_overwritten()
    {
        string path = _scratch.Write("file", "a");
        using var file = new AppendOnlyFile(path);
        File.AppendAllText(path, "b");
        file.Append("c"u8);
        file.Flush();
        Assert.Equal("abc", File.ReadAllText(path));
    }

    [Fact]
    public void Appending_makes_no_file() => Assert.Throws<IOException>(() => new AppendOnlyFile(_scratch.At("none")));

    [Fact]
    public void One_files_content_is_appended_to_another()
    {
        string path = _scratch.Write("file", "one\n");
        _operations.AppendFrom(_scratch.Write("tail", "two\n"), path);
        Assert.Equal("one\ntwo\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_tail_of_many_pieces_is_appended_whole()
    {
        byte[] tail = [.. Enumerable.Range(0, 4_200_000).Select(index => (byte)(index % 251))];
        File.WriteAllBytes(_scratch.At("tail"), tail);
        string path = _scratch.Write("file", "x");
        _operations.AppendFrom(_scratch.At("tail"), path);
        Assert.True(File.ReadAllBytes(path).AsSpan(1).SequenceEqual(tail));
    }

    [Fact]
    public void A_tail_that_cannot_be_read_leaves_the_file_as_it_was()
    {
        string path = _scratch.Write("file", "one\n");
        Assert.Throws<FileNotFoundException>(() => _operations.AppendFrom(_scratch.At("none"), path));
        Assert.Equal("one\n", File.ReadAllText(path));
    }

    [Fact]
    public void Nothing_is_appended_to_what_is_not_there()
    {
        string tail = _scratch.Write("tail", "two\n");
        Assert.Throws<FileNotFoundException>(() => _operations.AppendFrom(tail, _scratch.At("none")));
        Assert.False(File.Exists(_scratch.At("none")));
    }

    [Fact]
    public void What_is_made_is_for_its_owner_only()
    {
        _operations.CreateDirectory(_scratch.At("above/below"));
        _operations.CreateFile(_scratch.At("above/file")).Dispose();
        const UnixFileMode Directory = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(Directory, File.GetUnixFileMode(_scratch.At("above")));
        Assert.Equal(Directory, File.GetUnixFileMode(_scratch.At("above/below")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_scratch.At("above/file")));
    }

    [Fact]
    public void A_new_file_takes_nobodys_place()
    {
        string old = _scratch.Write("old", "old");
        string other = _scratch.Write("other", "other");
        Assert.Throws<IOException>(() => _operations.CreateFile(old).Dispose());
        Assert.Throws<IOException>(() => _operations.MoveNew(other, old));
        Assert.Equal(("old", "other"), (File.ReadAllText(old), File.ReadAllText(other)));
    }

    [Fact]
    public void A_file_may_take_the_place_of_another()
    {
        string old = _scratch.Write("old", "old");
        _operations.MoveOver(_scratch.Write("new", "new"), old);
        Assert.Equal("new", File.ReadAllText(old));
        Assert.False(File.Exists(_scratch.At("new")));
    }

    [Fact]
    public void A_modification_time_is_an_instant()
    {
        string path = _scratch.Write("file", "");
        _operations.SetModified(path, new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.FromHours(9)));
        _operations.Flush(path);
        Assert.Equal(new DateTime(2026, 5, 1, 1, 0, 0, DateTimeKind.Utc), File.GetLastWriteTimeUtc(path));
    }

    private static void AppendLines(AppendOnlyFile file, string who)
    {
        foreach (string line in Expected(who))
        {
            file.Append(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    private static IEnumerable<string> Expected(string who) => Enumerable.Range(0, 200).Select(index => who + index.ToString(CultureInfo.InvariantCulture));
}
