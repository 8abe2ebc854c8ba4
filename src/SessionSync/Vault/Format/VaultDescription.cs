using System.Text;

namespace SessionSync.Vault.Format;

/// <summary>What <c>vault.json</c> says: that this is a vault, which one, and what is needed to read it.</summary>
/// <param name="Id">Made with the vault; the same wherever it is copied to.</param>
internal sealed record VaultDescription(Guid Id)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "vault.json";

    /// <summary>The number of the format that <c>.github/VAULT.md</c> describes.</summary>
    private const int Format = 1;

    public byte[] ToBytes() => Encoding.UTF8.GetBytes($"{{\"format\":{Format},\"id\":\"{Id}\"}}\n");

    /// <exception cref="SyncException">It is of a later format.</exception>
    /// <exception cref="InvalidDataException">It is no vault's.</exception>
    public static VaultDescription Parse(ReadOnlyMemory<byte> content)
    {
        (int format, Guid id) = VaultText.Read("description", content, static root => (root.GetProperty("format").GetInt32(), root.GetProperty("id").GetGuid()));
        return format <= Format
            ? new VaultDescription(id)
            : throw new SyncException(
                FailureKind.Refused, "The vault cannot be used", $"Its format is {format}, and this version knows none beyond {Format}", "Install a newer version of sync-sessions");
    }
}
