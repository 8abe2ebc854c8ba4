namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>What is wrong with the account or the network behind the <c>gh</c> stand-in.</summary>
public enum GhMode
{
    Working,
    LoggedOut,
    Unreachable,
    RateLimited,
}
