namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>One codespace that the <c>gh</c> stand-in knows.</summary>
/// <param name="State"><c>Available</c>, <c>Shutdown</c>, <c>Starting</c>, ...</param>
/// <param name="Home">Where a connection to it leads; null for one that nobody connects to.</param>
/// <param name="Flags">Separated by commas: <c>nosshd pending stuck unsaved created=TIME used=TIME expires=TIME ref=BRANCH</c>.</param>
public sealed record Codespace(
    string Name, string Repository = "acme/product", string State = "Available", RemoteHome? Home = null, string Flags = "");
