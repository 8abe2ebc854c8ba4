using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

public sealed class GeminiSyncTests(SshServer server) : AgentSyncContract(server, new GeminiFiles());
