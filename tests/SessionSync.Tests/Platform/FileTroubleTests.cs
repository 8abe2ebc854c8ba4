using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class FileTroubleTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_is_missing_on_the_way_is_named_and_nothing_that_only_the_program_knows()
    {
        string wanted = _scratch.At("gone/below/file.json");

        Assert.Equal($"There is no {_scratch.At("gone")}", FileTrouble.Of(Thrown(() => File.WriteAllText($"{wanted}.mqyf5fvg.i5s", "")), wanted));
        Assert.Equal($"There is no {_scratch.At("gone")}", FileTrouble.Of(Thrown(() => File.ReadAllText(wanted))));
    }

    [Fact]
    public void A_file_in_the_place_of_a_directory_is_named()
    {
        File.WriteAllText(_scratch.At("file"), "");
        string wanted = _scratch.At("file/below");

        Assert.Equal($"{_scratch.At("file")} is a file, and a directory is wanted there", FileTrouble.Of(Thrown(() => File.WriteAllText(wanted, "")), wanted));
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_named_with_where_it_leads()
    {
        Directory.CreateSymbolicLink(_scratch.At("link"), "/not/mounted");
        string wanted = _scratch.At("link/file");

        string told = $"{_scratch.At("link")} is a link to /not/mounted, which is not there";
        Assert.Equal(told, FileTrouble.Of(Thrown(() => File.WriteAllText(wanted, "")), wanted));
        Assert.Equal(told, FileTrouble.Of(Thrown(() => Directory.CreateDirectory(_scratch.At("link"))), wanted));
    }

    [Theory]
    [InlineData(28, "The disk is full")]
    [InlineData(30, "/ is on a disk that can only be read")]
    [InlineData(5, "The disk reports an error")]
    [InlineData(99, "Something odd")]
    public void What_the_system_says_is_said_without_the_path_it_was_tried_with(int error, string told) =>
        Assert.Equal(told, FileTrouble.Of(new IOException("Something odd : '/nowhere.tmp'", error), "/nowhere"));

    [Fact]
    public void What_may_not_be_touched_is_named_as_far_as_it_is_there()
    {
        var denied = new UnauthorizedAccessException("Access to the path '/nowhere/x.mqyf5fvg.i5s' is denied.", new IOException("Permission denied", 13));

        Assert.Equal("You may not read or write /", FileTrouble.Of(denied, "/nowhere/x"));
        Assert.Equal("You may not read or write /", FileTrouble.Of(denied));
        Assert.Equal("It is ours alone", FileTrouble.Of(new UnauthorizedAccessException("It is ours alone.")));
    }

    private static Exception Thrown(Action action) => Assert.ThrowsAny<Exception>(action);
}
