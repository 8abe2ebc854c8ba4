using SessionSync.Sync.Memory;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Memory;

public sealed class RemotePlacesTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    private string File => _scratch.At("places/target");

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("/workspaces/product")]
    [InlineData("/home/me/a \nb\\c\u0085 ")]
    public void Where_a_project_was_found_is_remembered(string project)
    {
        new RemotePlaces("", "/elsewhere", []).Save(File);
        new RemotePlaces("/asked \n for", project, ["/beside", project]).Save(File);

        RemotePlaces? known = RemotePlaces.Load(File);
        Assert.Equal(("/asked \n for", project), (known?.Asked, known?.Path));
        Assert.Equal(["/beside", project], known?.Beside);
    }

    [Theory]
    [InlineData("/workspaces/product", "", "/workspaces/product", "")]
    [InlineData("/home/me/a \nb", "", "/home/me/a \nb", "")]
    [InlineData("\n/workspaces/product\n/one\n/two", "", "/workspaces/product", "/one /two")]
    [InlineData("/asked\n/workspaces/product", "/asked", "/workspaces/product", "")]
    public void What_earlier_versions_noted_is_known(string content, string asked, string path, string beside)
    {
        new RemotePlaces("", "/elsewhere", []).Save(File);
        System.IO.File.WriteAllText(File, content);

        RemotePlaces? known = RemotePlaces.Load(File);
        Assert.Equal((asked, path, beside), (known?.Asked, known?.Path, string.Join(' ', known?.Beside ?? [])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("relative/path")]
    public void What_is_no_absolute_path_is_not_known(string content)
    {
        new RemotePlaces("", "/workspaces/product", []).Save(File);
        System.IO.File.WriteAllText(File, content);

        Assert.Null(RemotePlaces.Load(File));
    }

    [Theory]
    [InlineData("/workspaces/product", "/workspaces/product", "", true)]
    [InlineData("/workspaces/product", "/home/me/product", "", false)]
    [InlineData("/workspaces/product", "/workspaces/product", "/home/me/product", false)]
    [InlineData("", "/home/me/product", "/home/me/other", false)]
    public void A_project_is_plainly_where_it_was_asked_for_and_nowhere_else(string asked, string path, string beside, bool isPlain) =>
        Assert.Equal(isPlain, new RemotePlaces(asked, path, beside.Length == 0 ? [] : [beside]).IsPlain);

    [Fact]
    public void That_it_can_be_neither_noted_nor_read_harms_nobody()
    {
        Directory.CreateDirectory(File);
        new RemotePlaces("", "/workspaces/product", []).Save(File);
        Assert.Null(RemotePlaces.Load(File));

        _scratch.Write("file", "");
        new RemotePlaces("", "/workspaces/product", []).Save(_scratch.At("file/target"));
        Assert.Null(RemotePlaces.Load(_scratch.At("file/target")));
    }

    [Fact]
    public void Where_nothing_was_noted_nothing_is_known() => Assert.Null(RemotePlaces.Load(File));
}
