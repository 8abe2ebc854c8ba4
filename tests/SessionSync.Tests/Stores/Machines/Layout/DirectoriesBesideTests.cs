using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Stores.Machines.Layout;

public sealed class DirectoriesBesideTests
{
    private static readonly DirectoriesBeside s_beside = new(["/src/demo-feat", "/other/clone"]);

    [Theory]
    [InlineData("", "/src/demo", "")]
    [InlineData("sub/deep", "/src/demo", "sub/deep")]
    [InlineData("../demo-feat", "/src/demo-feat", "")]
    [InlineData("../demo-feat/sub", "/src/demo-feat", "sub")]
    [InlineData("../../other/clone", "/other/clone", "")]
    [InlineData("../demo-features", "/src/demo", "")]
    [InlineData("../../../etc", "/src/demo", "")]
    [InlineData("..", "/src/demo", "")]
    public void A_place_is_in_a_directory_that_is_here_or_in_the_project(string place, string directory, string inside) =>
        Assert.Equal((directory, inside), s_beside.Find("/src/demo", place));

    [Theory]
    [InlineData("sub", "sub")]
    [InlineData("../demo-feat/sub", "../demo-feat/sub")]
    [InlineData("../elsewhere", "")]
    public void A_place_that_is_not_here_is_the_project(string place, string here) => Assert.Equal(here, s_beside.PlaceHere("/src/demo", place));

    [Theory]
    [InlineData("/src/demo/sub", "/far/demo/sub")]
    [InlineData("/src/demo-feat/sub", "/far/demo-feat/sub")]
    [InlineData("/other/clone", "/far/demo")]
    [InlineData("/src/demo-2", "/src/demo-2")]
    public void Directories_of_one_machine_are_mapped_to_those_of_another(string directory, string mapped)
    {
        var mapping = new DirectoryMapping("/src/demo", "/far/demo", KeepsLength: false)
        {
            Beside = s_beside.PairsWith("/src/demo", new DirectoriesBeside(["/far/demo-feat"]), "/far/demo"),
        };

        Assert.Equal(mapped, mapping.Map(directory));
    }
}
