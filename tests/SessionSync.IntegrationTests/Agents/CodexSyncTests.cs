using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

public sealed class CodexSyncTests(SshServer server) : AgentSyncContract(server, new CodexFiles());
