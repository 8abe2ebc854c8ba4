namespace SessionSync.IntegrationTests.Installation;

/// <summary>The tests that build: two builds at once would be in each other's way.</summary>
[CollectionDefinition("installing")]
public sealed class InstallingCollection : ICollectionFixture<InstalledProgram>;
