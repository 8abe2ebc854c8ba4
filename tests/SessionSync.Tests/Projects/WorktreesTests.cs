using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Projects;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Projects;

/// <summary>One repository in many directories.</summary>
public sealed class WorktreesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_worktree_beside_its_checkout_is_the_same_project_and_a_directory_of_it()
    {
        Make("demo/.git");
        Link("demo/.git", "feat", "demo-feat");
        Link("demo/.git", "inside", "demo/.claude/worktrees/inside");

        Assert.All(["demo", "demo-feat", "demo/.claude/worktrees/inside"], directory => Assert.Equal(new LocalProject(At("demo"), RepositoryName.Of("acme/demo")), Find(directory)));
        Assert.Equal([At("demo-feat")], Worktrees.BesideOf(Find("demo")).AsEnumerable());
    }

    [Fact]
    public void Worktrees_of_a_bare_repository_are_directories_of_one_project()
    {
        Make("demo.git");
        Link("demo.git", "main", "main");
        Link("demo.git", "feat", "feat");

        Assert.Equal((At("main"), RepositoryName.Of("acme/demo")), (Find("main").Path, Find("main").Repository!.Value));
        Assert.Equal([At("feat")], Worktrees.BesideOf(Find("main")).AsEnumerable());
        Assert.Equal([At("main")], Worktrees.BesideOf(Find("feat")).AsEnumerable());
    }

    [Fact]
    public void A_worktree_of_a_submodule_belongs_to_the_submodule()
    {
        Make("super/.git");
        Make("super/.git/modules/sub", "[core]\n\tworktree = ../../../sub\n");
        Directory.CreateDirectory(At("super/sub"));
        File.WriteAllText(At("super/sub/.git"), "gitdir: ../.git/modules/sub\n");
        Link("super/.git/modules/sub", "feat", "sub-feat");

        Assert.Equal((At("super/sub"), At("super/sub")), (Find("super/sub").Path, Find("sub-feat").Path));
        Assert.Equal([At("sub-feat")], Worktrees.BesideOf(Find("super/sub")).AsEnumerable());
        Assert.Empty(Worktrees.BesideOf(Find("super")));
    }

    [Fact]
    public void What_is_gone_or_leads_elsewhere_is_no_worktree()
    {
        Make("demo/.git");
        Make("other/.git");
        Link("demo/.git", "gone", "demo-gone");
        Directory.Delete(At("demo-gone"), recursive: true);
        Link("other/.git", "theirs", "theirs");
        Directory.CreateDirectory(At("demo/.git/worktrees/stolen"));
        File.WriteAllText(At("demo/.git/worktrees/stolen/gitdir"), At("theirs/.git") + "\n");
        Directory.CreateDirectory(At("demo/.git/worktrees/empty"));

        Assert.Empty(Worktrees.BesideOf(Find("demo")));
        Assert.Empty(Worktrees.BesideOf(new LocalProject(At("nowhere"), null)));
    }

    private LocalProject Find(string directory) => LocalProject.Find(At(directory));

    private string At(string path) => Path.Combine(RealPath.Of(_folder.Path), path);

    private void Make(string git, string configuration = "")
    {
        Directory.CreateDirectory(At(git));
        File.WriteAllText(At(git + "/config"), $"{configuration}[remote \"origin\"]\n\turl = https://github.com/acme/demo.git\n");
    }

    private void Link(string git, string name, string worktree)
    {
        string administration = At($"{git}/worktrees/{name}");
        Directory.CreateDirectory(administration);
        Directory.CreateDirectory(At(worktree));
        File.WriteAllText(Path.Combine(administration, "commondir"), "../..\n");
        File.WriteAllText(Path.Combine(administration, "gitdir"), At(worktree) + "/.git\n");
        File.WriteAllText(At(worktree) + "/.git", $"gitdir: {administration}\n");
    }
}
