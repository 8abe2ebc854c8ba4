using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class MembershipTests
{
    private const string Demo = "/home/u/demo";

    [Theory]
    [InlineData("/home/u/demo")]
    [InlineData("/home/u/demo/src/deep")]
    [InlineData("/workspaces/demo")]
    [InlineData("/nonexistent/x")]
    [InlineData(@"C:\Users\u\demo")]
    [InlineData(@"\\server\share\demo")]
    [InlineData("relative/path")]
    [InlineData("/")]
    [InlineData("")]
    [InlineData(null)]
    public void The_projects_own_folder_holds_its_sessions_whatever_they_say_of_other_machines(string? workingDirectory) =>
        Assert.Equal("", Claude.PlaceOf(Demo, "-home-u-demo", workingDirectory));

    [Theory]
    [InlineData("/a/b/c")]
    [InlineData("/a/b/c/d")]
    [InlineData("/a/b_c")]
    public void A_session_of_another_path_that_shares_the_folder_is_left_out(string workingDirectory)
    {
        Assert.Null(Claude.PlaceOf("/a/b-c", "-a-b-c", workingDirectory));
        Assert.Equal("", Claude.PlaceOf("/a/b-c", "-a-b-c", "/a/b-c/d"));
    }

    [Theory]
    [InlineData("/src/product-x")]
    [InlineData("/src/product-x/x")]
    [InlineData("/src/product.x")]
    [InlineData("/workspaces/product-x")]
    [InlineData(null)]
    public void A_sibling_whose_name_begins_alike_is_another_project(string? workingDirectory) =>
        Assert.Null(Claude.PlaceOf("/src/product", "-src-product-x", workingDirectory));

    [Theory]
    [InlineData("-src-product-x", "/src/product/x", "x")]
    [InlineData("-src-product-sub-dir", "/src/product/sub.dir", "sub.dir")]
    [InlineData("-src-product-sub-dir", "/src/product/sub.dir/deeper", "sub.dir")]
    [InlineData("-src-product-a-b", "/src/product/a/b", "a/b")]
    [InlineData("-src-product-a-b", "/src/product/a-b", "a-b")]
    [InlineData("-src-product--claude-worktrees-x", "/src/product/.claude/worktrees/x", ".claude/worktrees/x")]
    public void Subdirectories_and_worktrees_belong_with_their_place(string folder, string workingDirectory, string place) =>
        Assert.Equal(place, Claude.PlaceOf("/src/product", folder, workingDirectory));

    [Theory]
    [InlineData("-home-u-demo-sub", "/workspaces/demo/sub", "sub")]
    [InlineData("-home-u-demo-sub", "/workspaces/demo/sub/deeper", "sub")]
    [InlineData("-home-u-demo-sub-dir", "/workspaces/demo/sub.dir", "sub.dir")]
    [InlineData("-home-u-demo-a-b", "/workspaces/demo/a/b/c", "a/b")]
    [InlineData("-home-u-demo--claude-worktrees-x", "/workspaces/demo/.claude/worktrees/x", ".claude/worktrees/x")]
    [InlineData("-home-u-demo-sub", @"C:\Users\u\demo\sub", "sub")]
    [InlineData("-home-u-demo-a-b", @"C:\Users\u\demo\a\b", "a/b")]
    public void Another_machines_path_tells_the_place_by_its_end(string folder, string workingDirectory, string place) =>
        Assert.Equal(place, Claude.PlaceOf(Demo, folder, workingDirectory));

    [Theory]
    [InlineData("-home-u-demo--claude-worktrees-fix-1", ".claude/worktrees/fix-1")]
    [InlineData("-home-u-demo--claude-worktrees-", null)]
    [InlineData("-home-u-demo--claude-worktrees-a.b", null)]
    [InlineData("-home-u-demo-sub", null)]
    [InlineData("-home-u-demolition", null)]
    public void Without_a_working_directory_only_a_worktree_is_recognised(string folder, string? place) =>
        Assert.Equal(place, Claude.PlaceOf(Demo, folder, null));

    [Fact]
    public void A_session_that_does_not_say_where_it_was_had_follows_its_folder()
    {
        Inventory inventory = Claude.Interpret(
            Demo,
            Claude.Listed($"-home-u-demo-sub/{Claude.Second}.jsonl", "/home/u/demo/sub"),
            Claude.Listed($"-home-u-demo-sub/{Claude.First}.jsonl"),
            Claude.Listed($"-home-u-demo-sub/{Claude.Third}.jsonl", "/tmp/elsewhere"));
        Assert.Equal(["sub", "sub", "sub"], inventory.Sessions.Select(session => session.Place));
    }

    [Fact]
    public void A_session_that_wandered_off_does_not_bring_a_siblings_folder_in()
    {
        Inventory inventory = Claude.Interpret(
            "/src/product",
            Claude.Listed($"-src-product-x/{Claude.First}.jsonl", "/opt/x"),
            Claude.Listed($"-src-product-x/{Claude.Second}.jsonl", "/src/product-x"));
        Assert.Empty(inventory.Sessions);
    }

    [Fact]
    public void Of_a_folder_that_two_paths_share_each_session_goes_its_way()
    {
        Inventory inventory = Claude.Interpret(
            "/src/product",
            Claude.Listed($"-src-product-x/{Claude.First}.jsonl", "/src/product/x"),
            Claude.Listed($"-src-product-x/{Claude.Second}.jsonl", "/src/product-x"),
            Claude.Listed($"-src-product-x/{Claude.Third}.jsonl"));
        SessionEntry session = Assert.Single(inventory.Sessions);
        Assert.Equal((Claude.First, "x"), (session.Key.Id, session.Place));
    }

    [Fact]
    public void A_path_that_climbs_out_of_the_project_gives_no_place()
    {
        Assert.Null(Claude.PlaceOf(Demo, "-home-u-demo----secret", "/home/u/demo/../secret"));
        Assert.Null(Claude.PlaceOf(Demo, "-home-u-demo----secret", "/elsewhere/../secret"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_repository_is_not_taken_for_one_whose_name_ends_alike(bool otherFirst)
    {
        ListedFile[] files =
        [
            Claude.Listed($"-Users-x-my-api/{Claude.First}.jsonl", "/Users/x/my-api"),
            Claude.Listed($"-Users-x-api/{Claude.Second}.jsonl", "/Users/x/api"),
        ];
        Inventory inventory = Claude.Interpret("/Users/x/api", otherFirst ? files : [files[1], files[0]]);
        Assert.Equal("-Users-x-api", Assert.Single(inventory.Sessions).Folder);
    }

    [Fact]
    public void Long_paths_are_found_under_every_name_that_a_build_gave_them()
    {
        string path = "/src/" + new string('x', 220);
        string dashed = path.Replace('/', '-');
        Assert.Equal("", Claude.PlaceOf(path, ProjectFolder.NameOf(path), path));
        Assert.Equal("", Claude.PlaceOf(path, dashed, null));
        Assert.Equal("", Claude.PlaceOf(path, dashed[..200] + "-1kzt9q4w8b2xa", path + "/sub"));
        Assert.Equal("", Claude.PlaceOf(path, dashed[..200] + "-1kzt9q4w8b2xa", "/workspaces/x"));
    }

    [Fact]
    public void Long_neighbours_stay_apart()
    {
        string path = "/src/" + new string('x', 220);
        string dashed = path.Replace('/', '-');
        Assert.Null(Claude.PlaceOf(path, ProjectFolder.NameOf(path + "y"), path + "y"));
        Assert.Null(Claude.PlaceOf(path, ProjectFolder.NameOf(path + "y"), null));
        Assert.Null(Claude.PlaceOf(path, dashed[..200] + "-1kzt9q4w8b2xa", path + "y"));
        Assert.Equal("sub", Claude.PlaceOf(path, ProjectFolder.NameOf(path + "/sub"), path + "/sub"));
    }

    [Fact]
    public void A_long_place_of_a_short_project_is_found_from_another_machine_too()
    {
        string place = new('z', 220);
        string folder = ProjectFolder.NameOf(Demo + "/" + place);
        Assert.Equal(place, Claude.PlaceOf(Demo, folder, Demo + "/" + place));
        Assert.Equal(place, Claude.PlaceOf(Demo, folder, "/workspaces/demo/" + place));
        Assert.Equal(place, Claude.PlaceOf(Demo, folder[..201] + "1kzt9q4w8b2xa", "/workspaces/demo/" + place));
    }
}
