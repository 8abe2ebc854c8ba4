using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

public sealed class CodexSyncTests(SshServer server) : AgentSyncContract(server, new CodexFiles())
{
    [Fact]
    public Task A_branch_whose_beginning_is_damaged_is_kept_as_one_that_the_agent_can_read() => AssertThatDamagedBranchIsKeptAsync();

    // Nothing that these sessions say has two blanks in a row.
    protected override byte[] WithoutBlanks(byte[] session) => [.. session.Where((letter, index) => letter != ' ' || (session[index - 1] != '"' && session[index - 1] != ' '))];
}
