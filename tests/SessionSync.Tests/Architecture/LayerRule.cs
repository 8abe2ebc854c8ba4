namespace SessionSync.Tests.Architecture;

/// <summary>What the files below a namespace may use.</summary>
/// <param name="Layer">The namespace after <c>SessionSync.</c></param>
/// <param name="MayUse">Other layers; each includes the namespaces below it.</param>
internal sealed record LayerRule(string Layer, params string[] MayUse);
