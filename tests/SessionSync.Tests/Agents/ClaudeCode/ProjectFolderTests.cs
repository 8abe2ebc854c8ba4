using System.Text.Json;
using SessionSync.Agents.ClaudeCode;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class ProjectFolderTests
{
    private static readonly string s_long = "/src/" + new string('x', 150) + "/" + new string('y', 60);

    private static string EncodingFixture => Path.Combine(Claude.Fixtures, "path-encoding");

    [Fact]
    public void Every_path_that_the_client_was_run_in_gives_the_folder_that_it_made()
    {
        string projects = Path.Combine(EncodingFixture, ".claude", "projects");
        int count = 0;
        foreach (string transcript in Directory.EnumerateFiles(projects, "*.jsonl", SearchOption.AllDirectories))
        {
            using JsonDocument record = JsonDocument.Parse(File.ReadLines(transcript).First());
            string path = record.RootElement.GetProperty("cwd").GetString()!;
            Assert.Equal(Path.GetFileName(Path.GetDirectoryName(transcript)), ProjectFolder.NameOf(path));
            count++;
        }

        Assert.Equal(8, count);
    }

    [Fact]
    public void Every_listed_path_has_its_folder()
    {
        string projects = Path.Combine(EncodingFixture, ".claude", "projects");
        string[] paths = File.ReadAllLines(Path.Combine(EncodingFixture, "paths.txt"));
        Assert.Equal(8, paths.Length);
        Assert.All(paths, path => Assert.True(Directory.Exists(Path.Combine(projects, ProjectFolder.NameOf(path))), path));
    }

    [Theory]
    [InlineData("/workspaces/my.site.js", "-workspaces-my-site-js")]
    [InlineData("/Users/o'brien/web $x", "-Users-o-brien-web--x")]
    [InlineData(@"C:\Users\u\demo", "C--Users-u-demo")]
    [InlineData("/a/😀", "-a---")]
    [InlineData("/a/日本", "-a---")]
    [InlineData("/src/a_b", "-src-a-b")]
    public void Every_unit_that_is_no_ascii_letter_or_digit_becomes_a_dash(string path, string folder) =>
        Assert.Equal(folder, ProjectFolder.NameOf(path));

    [Fact]
    public void A_name_of_two_hundred_units_is_kept_and_one_more_is_shortened()
    {
        string fits = "/" + new string('b', 199);
        Assert.Equal("-" + new string('b', 199), ProjectFolder.NameOf(fits));
        Assert.StartsWith("-" + new string('b', 199) + "-", ProjectFolder.NameOf(fits + "b"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(35, "z")]
    [InlineData(36, "10")]
    [InlineData(2147483648, "zik0zk")]
    [InlineData(long.MaxValue, "1y2p0ij32e8e7")]
    public void Hashes_are_written_in_base_36(long value, string text) => Assert.Equal(text, ProjectFolder.ToBase36(value));

    [Fact]
    public void The_smallest_hash_has_an_absolute_value()
    {
        string path = PathWithTheSmallestHash();
        Assert.EndsWith("-zik0zk", ProjectFolder.NameOf(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_of_older_builds_are_recognised()
    {
        string dashed = s_long.Replace('/', '-');
        Assert.Equal(FolderMatch.Exact, ProjectFolder.Match(ProjectFolder.NameOf(s_long), s_long));
        Assert.Equal(FolderMatch.Exact, ProjectFolder.Match(dashed, s_long));
        Assert.Equal(FolderMatch.Possible, ProjectFolder.Match($"{dashed[..200]}-1kzt9q4w8b2xa", s_long));
        Assert.Equal(FolderMatch.None, ProjectFolder.Match($"{dashed[..200]}-abc", s_long));
        Assert.Equal(FolderMatch.None, ProjectFolder.Match(dashed.AsSpan(0, 200), s_long));
        Assert.Equal(FolderMatch.None, ProjectFolder.Match($"{dashed[..200]}-1KZT9Q4W8B2XA", s_long));
    }

    [Fact]
    public void New_sessions_go_where_another_build_already_keeps_this_path()
    {
        string dashed = s_long.Replace('/', '-');
        string current = ProjectFolder.NameOf(s_long);
        string other = dashed[..200] + "-1kzt9q4w8b2xa";
        Assert.Equal(current, ProjectFolder.FolderFor(s_long, "", []));
        Assert.Equal(current, ProjectFolder.FolderFor(s_long, "", [other, dashed, current]));
        Assert.Equal(dashed, ProjectFolder.FolderFor(s_long, "", [other, dashed]));
        Assert.Equal(other, ProjectFolder.FolderFor(s_long, "", ["-src", other]));
    }

    [Fact]
    public void A_folder_of_another_path_with_the_same_long_beginning_is_not_taken()
    {
        string neighbour = ProjectFolder.NameOf(s_long + "2");
        string start = s_long.Replace('/', '-')[..200];
        Assert.Equal(ProjectFolder.NameOf(s_long), ProjectFolder.FolderFor(s_long, "", [neighbour]));
        Assert.Equal(ProjectFolder.NameOf(s_long), ProjectFolder.FolderFor(s_long, "", [start + "-1kzt9q4w8b2xa", start + "-1kzt9q4w8b2xb"]));
    }

    [Fact]
    public void A_place_has_a_folder_of_its_own()
    {
        Assert.Equal("-home-u-demo", ProjectFolder.FolderFor("/home/u/demo", "", ["-home-u-demo-sub"]));
        Assert.Equal("-home-u-demo-sub-dir", ProjectFolder.FolderFor("/home/u/demo", "sub.dir", []));
        Assert.Equal("-home-u-demo--claude-worktrees-x", ProjectFolder.FolderFor("/home/u/demo", ".claude/worktrees/x", []));
    }

    [Fact]
    public void The_prefix_covers_every_folder_of_a_path_and_what_lies_below_it()
    {
        string almostLong = "/" + new string('b', 195);
        foreach (string path in (string[])["/home/u/demo", s_long, almostLong])
        {
            string prefix = Claude.Agent.ScopeOf(path).Prefixes.Single();
            Assert.True(prefix.Length <= 200);
            Assert.StartsWith(prefix, ProjectFolder.NameOf(path), StringComparison.Ordinal);
            Assert.StartsWith(prefix, ProjectFolder.NameOf(path + "/sub/directory"), StringComparison.Ordinal);
        }
    }

    // The hash is a number in base 31 whose digits are the characters: five more can make any number of it.
    private static string PathWithTheSmallestHash()
    {
        string path = "/" + new string('q', 210);
        uint hash = 0;
        foreach (char unit in path)
        {
            hash = unchecked((hash * 31) + unit);
        }

        const uint highest = 31 * 31 * 31 * 31;
        uint rest = unchecked(0x80000000u - (hash * highest * 31));
        for (uint weight = highest; weight > 0; weight /= 31)
        {
            path += (char)(rest / weight);
            rest %= weight;
        }

        return path;
    }
}
