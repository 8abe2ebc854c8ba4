using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class ProgramPathTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_first_that_can_be_run_is_found()
    {
        Directory.CreateDirectory(_scratch.At("first"));
        Directory.CreateDirectory(_scratch.At("second/tool"));
        Directory.CreateDirectory(_scratch.At("third"));
        _scratch.Write("first/tool", "no program");
        string program = _scratch.Write("third/tool", "#!/bin/sh");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.Equal(program, ProgramPath.Find("tool", $"{_scratch.At("missing")}:{_scratch.At("first")}:{_scratch.At("second")}:{_scratch.At("third")}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(":")]
    [InlineData(".:bin:../bin")]
    public void Nothing_is_found_relative_to_where_one_happens_to_be(string searchPath) =>
        Assert.Null(ProgramPath.Find("sh", searchPath));
}
