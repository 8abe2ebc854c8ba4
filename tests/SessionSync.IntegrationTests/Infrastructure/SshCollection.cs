namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>The tests that share one ssh server: <c>[Collection("ssh")]</c>, and an <see cref="SshServer"/> as constructor parameter.</summary>
[CollectionDefinition("ssh")]
public sealed class SshCollection : ICollectionFixture<SshServer>;
