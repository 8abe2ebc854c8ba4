using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Tests.Stores.Machines;

public sealed class OpenCodeProbeTests
{
    [Fact]
    public void An_answer_tells_what_there_is()
    {
        Assert.Equal(ImportPresence.None, OpenCodeProbe.Parse("opencode\u001f\u001fno\u001f"));
        Assert.Equal(new ImportPresence("stamp", HasOldFiles: true, HasClient: true), OpenCodeProbe.Parse("opencode\u001fstamp\u001fyes\u001fyes"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("opencode")]
    [InlineData("health\u001f1\u001f2\u001f3")]
    public void Anything_else_is_no_answer(string line) => Assert.Throws<InvalidDataException>(() => OpenCodeProbe.Parse(line));

    [Fact]
    public void The_question_is_one_line() => Assert.Equal(OpenCodeProbe.Request().Length - 1, OpenCodeProbe.Request().IndexOf('\n', StringComparison.Ordinal));
}
