using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

public sealed class CodexSyncTests(SshServer server) : AgentSyncContract(server, new CodexFiles())
{
    // Nothing that these sessions say has two blanks in a row.
    protected override byte[] WithoutBlanks(byte[] session) => [.. session.Where((letter, index) => letter != ' ' || (session[index - 1] != '"' && session[index - 1] != ' '))];
}
