namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Shares one sshd among the tests in which connections fail: they mostly wait, and meanwhile those of the "ssh" collection run.</summary>
[CollectionDefinition("ssh failures")]
public sealed class SshFailuresCollection : ICollectionFixture<SshServer>;
