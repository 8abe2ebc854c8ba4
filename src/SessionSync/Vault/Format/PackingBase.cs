using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>A file that others are compressed against.</summary>
internal sealed record PackingBase(ContentHash Name, ReadOnlyMemory<byte> Content);
