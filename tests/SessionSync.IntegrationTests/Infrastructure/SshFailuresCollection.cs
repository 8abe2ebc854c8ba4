namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Shares one sshd among the tests in which connections fail, so that they run beside those of the "ssh" collection.</summary>
[CollectionDefinition("ssh failures")]
public sealed class SshFailuresCollection : ICollectionFixture<SshServer>;
