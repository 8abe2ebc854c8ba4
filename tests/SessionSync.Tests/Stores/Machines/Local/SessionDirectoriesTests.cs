using System.Collections.Immutable;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;
using SessionSync.Stores.Machines.Local;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Stores.Machines.Local;

public sealed class SessionDirectoriesTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_session_that_went_on_on_another_machine_still_belongs_to_the_directory_here()
    {
        string project = Directory.CreateDirectory(_scratch.At("my site/it-1")).FullName;
        AddSession(ProjectFolder.NameOf(project), "/workspaces/it-1");

        Assert.Equal([project], Read());
    }

    [Fact]
    public void A_folder_that_no_directory_here_gives_its_name_is_what_its_newest_session_says()
    {
        AddSession(ProjectFolder.NameOf("/workspaces/gone"), "/workspaces/gone");

        Assert.Equal(["/workspaces/gone"], Read());
    }

    [Fact]
    public void Projects_below_one_another_are_told_apart()
    {
        string outer = Directory.CreateDirectory(_scratch.At("src")).FullName;
        string inner = Directory.CreateDirectory(_scratch.At("src/inner")).FullName;
        AddSession(ProjectFolder.NameOf(inner), inner);
        AddSession(ProjectFolder.NameOf(outer), inner);

        Assert.Equal([inner, outer], Read().Order(StringComparer.Ordinal).Reverse());
    }

    private ImmutableArray<string> Read() => new SessionDirectories(new ClaudeCodeAgent(), new AgentHome(_scratch.At("home"), static _ => null)).Read();

    private void AddSession(string folder, string workingDirectory)
    {
        string path = _scratch.At($"home/.claude/projects/{folder}");
        Directory.CreateDirectory(path);
        File.WriteAllText(
            Path.Combine(path, "11111111-1111-4111-8111-111111111111.jsonl"),
            $$$"""{"type":"user","timestamp":"2026-05-01T12:00:00.000Z","cwd":"{{{workingDirectory}}}","uuid":"1","message":{"role":"user","content":"Hello"}}""" + "\n");
    }
}
