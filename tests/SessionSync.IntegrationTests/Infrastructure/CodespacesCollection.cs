namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>The tests about Codespaces, visits and sweeps, with an ssh server of their own, so that they run beside the others that need one.</summary>
[CollectionDefinition("codespaces")]
public sealed class CodespacesCollection : ICollectionFixture<SshServer>;
