using System.Security.Cryptography;
using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Memory;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Memory;

public sealed class StatePathsTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("claude-code", true)]
    [InlineData("codex", false)]
    public void Earlier_versions_kept_the_memory_of_one_agent_under_the_names_of_project_and_target_alone(string agent, bool isKnown)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("/home/me/product\nssh:work")).AsSpan(0, 12));
        Directory.CreateDirectory(_scratch.At("targets"));
        _scratch.Write($"targets/{name}", "session-sync memory 2\nproject\u001f\ndigests\u001fa\u001fb\nsettled\u001fno\u001f1\nbody\nlocal\nremote\nend\n");

        MemoryFile memory = new StatePaths(_scratch.Root, "/home/me/product").Memory("ssh:work", new AgentId(agent));

        Assert.Equal(isKnown, memory.Load() is not null);
    }
}
