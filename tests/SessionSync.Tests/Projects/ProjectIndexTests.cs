using SessionSync.Projects;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Projects;

public sealed class ProjectIndexTests : IDisposable
{
    private const string Origin = "https://github.com/acme/product.git";

    private readonly TemporaryFolder _folder = new();
    private readonly ProjectIndex _index = new();
    private readonly LocalProject _project;

    public ProjectIndexTests()
    {
        Checkout("product", Origin);
        Directory.CreateDirectory(_folder.File("product", "src", "deep"));
        _project = LocalProject.Find(_folder.File("product"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("product")]
    [InlineData("product/")]
    [InlineData("product/src/deep")]
    [InlineData("product/gone/away")]
    [InlineData("product/.claude/worktrees/gone")]
    public void Its_directories_belong_to_a_project_however_they_are_written(string directory) => Assert.True(Has(directory));

    [Fact]
    public void A_link_into_it_a_worktree_beside_it_and_another_checkout_of_its_repository_belong_to_it()
    {
        Directory.CreateSymbolicLink(_folder.File("link"), _folder.File("product", "src"));
        Checkout("clone", "git@github.com:Acme/Product.git");
        string git = _folder.File("product", ".git", "worktrees", "side");
        Directory.CreateDirectory(git);
        File.WriteAllText(Path.Combine(git, "commondir"), "../..\n");
        Directory.CreateDirectory(_folder.File("side", "sub"));
        File.WriteAllText(_folder.File("side", ".git"), $"gitdir: {git}\n");

        Assert.All(["link", "link/deep", "clone", "clone/x", "side/sub"], directory => Assert.True(Has(directory), directory));
    }

    [Fact]
    public void Neighbours_other_repositories_and_other_machines_paths_do_not()
    {
        Checkout("other", "https://github.com/acme/other");
        Checkout("product/vendor/inner", "https://github.com/acme/inner");
        Directory.CreateDirectory(_folder.File("product-2"));

        Assert.All(["other", "product/vendor/inner", "product-2", "productive", ""], directory => Assert.False(Has(directory), directory));
        Assert.All(
            ["/another-machine/product", "relative/product", @"C:\work\product", "/nul\0l", "", new string('/', 9000)],
            directory => Assert.False(_index.Contains(_project, directory), directory));
    }

    [Fact]
    public void A_plain_directory_has_what_is_below_it()
    {
        Directory.CreateDirectory(_folder.File("plain", "sub"));
        LocalProject plain = LocalProject.Find(_folder.File("plain"));

        Assert.True(_index.Contains(plain, _folder.File("plain", "sub")));
        Assert.True(_index.Contains(plain, _folder.File("plain", "gone")));
        Assert.False(_index.Contains(plain, _folder.File("product")));
    }

    [Fact]
    public void A_directory_is_told_by_the_top_of_its_checkout()
    {
        Assert.Equal(_project, _index.Find(_folder.File("product", "src", "gone")));
        Assert.Null(_index.Find("/another-machine/elsewhere"));
    }

    private bool Has(string directory) => _index.Contains(_project, directory.Length == 0 ? _folder.Path : _folder.File(directory));

    private void Checkout(string name, string origin)
    {
        Directory.CreateDirectory(_folder.File(name, ".git"));
        File.WriteAllText(_folder.File(name, ".git", "config"), $"[remote \"origin\"]\n\turl = {origin}\n");
    }
}
