using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

public sealed class PiSyncTests(SshServer server) : AgentSyncContract(server, new PiFiles());
