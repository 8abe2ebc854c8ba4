using System.Text;
using System.Text.RegularExpressions;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

public sealed class CodexSyncTests(SshServer server) : AgentSyncContract(server, new CodexFiles())
{
    protected override byte[] WithoutBlanks(byte[] session) =>
        Encoding.UTF8.GetBytes(new Regex("(\"cwd\":\"[^\"]*\") *").Replace(Encoding.UTF8.GetString(session), "$1", count: 1));
}
