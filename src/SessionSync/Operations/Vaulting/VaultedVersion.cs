namespace SessionSync.Operations.Vaulting;

/// <summary>A version of a session file in the vault.</summary>
/// <param name="Name">Tells it from all others: hexadecimal digits.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Modified">When the file had last been changed.</param>
/// <param name="Seen">When the file was last seen to be this version.</param>
/// <param name="Reason">Why it is kept: <c>newest</c>, <c>shrunk</c>, <c>rewritten</c> or <c>deleted</c>.</param>
public sealed record VaultedVersion(string Name, long Length, DateTimeOffset Modified, DateTimeOffset Seen, string Reason);
