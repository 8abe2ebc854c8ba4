using System.ComponentModel;
using System.Text;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

/// <summary>What a child process is given, and how one is found.</summary>
public sealed class ChildProcessTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Arguments_arrive_exactly_as_they_are()
    {
        string[] arguments = ["", " ", "plain", "two words", "\"", "a\"b c", "\\", "back\\", "back slash\\", "\\\\\"x\\\\", "tab\tand\nline", "\n", "$HOME `id` *", "'", "é中", new string('x', 100_000)];

        string said = await OutputOfAsync("/bin/sh", ["-c", "for one; do printf '%s|' \"$one\"; done", "sh", .. arguments]);

        Assert.Equal(string.Concat(arguments.Select(argument => argument + "|")), said);
    }

    [Fact]
    public async Task Variables_are_set_and_removed_and_all_others_are_inherited()
    {
        string said = await OutputOfAsync(
            "sh", ["-c", "echo \"${ADDED-none} ${HOME-none} ${PATH:+some}\""], [new("ADDED", "a b\"c"), new("HOME", null)]);

        Assert.Equal("a b\"c none some\n", said);
    }

    [Fact]
    public async Task A_name_is_looked_up_on_our_own_search_path_whatever_the_child_gets()
    {
        string program = _scratch.Write("my-program", "#!/bin/sh\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        KeyValuePair<string, string?>[] environment = [new("PATH", _scratch.Root)];

        Assert.Equal($"{_scratch.Root}\n", await OutputOfAsync("sh", ["-c", "echo \"$PATH\""], environment));
        Assert.Throws<Win32Exception>(() => ChildProcess.Start("my-program", [], environment));
    }

    [Fact]
    public void A_program_of_the_current_directory_is_never_run_by_its_name()
    {
        string name = $"not-to-be-run-{Guid.NewGuid():N}";
        string path = Path.Combine(Environment.CurrentDirectory, name);
        File.WriteAllText(path, "#!/bin/sh\n");
        try
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);

            Assert.Throws<Win32Exception>(() => ChildProcess.Start(name, []));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("/nowhere/at/all")]
    [InlineData("no-such-program-anywhere")]
    [InlineData("/dev/null")]
    public void What_cannot_be_run_is_told_at_once(string program) => Assert.Throws<Win32Exception>(() => ChildProcess.Start(program, ["argument"]));

    private static async Task<string> OutputOfAsync(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>>? environment = null)
    {
        await using ChildProcess child = ChildProcess.Start(program, arguments, environment);
        child.CloseInput();
        using var output = new MemoryStream();
        await child.Output.CopyToAsync(output);
        Assert.Equal(0, await child.WaitAsync(CancellationToken.None));
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
