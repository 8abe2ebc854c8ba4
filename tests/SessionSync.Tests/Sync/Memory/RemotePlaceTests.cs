using SessionSync.Sync.Memory;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Memory;

public sealed class RemotePlaceTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    private RemotePlace Place => new(_scratch.At("places/target"));

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("/workspaces/product")]
    [InlineData("/home/me/a \nb\\c\u0085 ")]
    public void Where_a_project_was_found_is_remembered(string project)
    {
        Place.Save("/elsewhere");
        Place.Save(project);

        Assert.Equal(project, Place.Load());
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative/path")]
    public void What_is_no_absolute_path_is_not_known(string content)
    {
        Place.Save("/workspaces/product");
        File.WriteAllText(_scratch.At("places/target"), content);

        Assert.Null(Place.Load());
    }

    [Fact]
    public void Where_nothing_was_noted_nothing_is_known() => Assert.Null(Place.Load());
}
