using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>All that one machine keeps in a vault. Its file is the only one that ever changes, and only that machine writes it.</summary>
/// <param name="Machine">For people; the file has a name of its own.</param>
/// <param name="Counter">One more with each replacement.</param>
/// <param name="Written">In Unix seconds.</param>
/// <param name="Catalogs">By the part of the keys that each is about.</param>
internal sealed record Head(string Machine, long Counter, long Written, ImmutableSortedDictionary<string, ContentHash> Catalogs)
{
    public byte[] ToBytes() => VaultText.Write(json =>
    {
        json.WriteString("machine", Machine);
        json.WriteNumber("counter", Counter);
        json.WriteNumber("written", Written);
        json.WriteStartObject("catalogs");
        foreach ((string part, ContentHash catalog) in Catalogs)
        {
            json.WriteString(part, catalog.Hex);
        }

        json.WriteEndObject();
    });

    /// <exception cref="InvalidDataException">This is no head.</exception>
    public static Head Parse(ReadOnlyMemory<byte> content) => VaultText.Read("head", content, static root => new Head(
        root.GetProperty("machine").GetString()!,
        root.GetProperty("counter").GetInt64(),
        root.GetProperty("written").GetInt64(),
        root.GetProperty("catalogs").EnumerateObject().ToImmutableSortedDictionary(
            static part => part.Name, static part => VaultText.ParseHash(part.Value.GetString()), StringComparer.Ordinal)));
}
