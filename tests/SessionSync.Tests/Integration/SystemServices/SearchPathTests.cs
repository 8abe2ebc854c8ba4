using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Integration.SystemServices;

public sealed class SearchPathTests : IDisposable
{
    private const string Usual = "/opt/homebrew/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_folders_of_the_programs_in_use_come_first_and_no_other_of_the_users()
    {
        string tools = Program("tools", "gh");
        string later = Program("later", "gh");
        string unrelated = Program("unrelated", "python");

        Assert.Equal($"{tools}:{Usual}", SearchPath.For($"{unrelated}:{tools}:{later}"));
    }

    [Fact]
    public void Folders_that_depend_on_where_one_stands_are_left_out()
    {
        Assert.Equal(Usual, SearchPath.For("::.:bin"));
    }

    [Fact]
    public void A_program_is_found_where_the_user_finds_it()
    {
        string ours = Program("ours", "git");

        Assert.StartsWith($"{ours}:", SearchPath.For($"{ours}:/usr/bin"), StringComparison.Ordinal);
    }

    private string Program(string folder, string name)
    {
        Directory.CreateDirectory(_folder.File(folder));
        File.WriteAllText(_folder.File(folder, name), "");
        return _folder.File(folder);
    }
}
