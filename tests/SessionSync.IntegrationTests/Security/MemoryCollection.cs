namespace SessionSync.IntegrationTests.Security;

/// <summary>Tests that measure how much memory this process takes, and so run alone.</summary>
[CollectionDefinition("memory", DisableParallelization = true)]
public sealed class MemoryCollection;
