using System.Buffers;
using System.Text.Json;
using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>Reads and writes the JSON of a vault's files. Nothing that is read is believed: names become paths.</summary>
internal static class VaultText
{
    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    /// <exception cref="InvalidDataException">It is not the name of a file in a vault.</exception>
    public static ContentHash ParseHash(string? text) => text is { Length: 2 * Sha256.Length } && !text.AsSpan().ContainsAnyExcept(s_digits)
        ? new ContentHash(text)
        : throw new InvalidDataException("A name in the vault is not a hash");

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        text.Write("\n"u8);
        return text.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The file is none of these.</exception>
    public static T Read<T>(VaultFileKind kind, ReadOnlyMemory<byte> content, Func<JsonElement, T> read) => Read(kind.ToString(), content, read);

    /// <inheritdoc cref="Read{T}(VaultFileKind, ReadOnlyMemory{byte}, Func{JsonElement, T})"/>
    /// <param name="what">What the file should be, for the message.</param>
    public static T Read<T>(string what, ReadOnlyMemory<byte> content, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
            return read(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"A file of the vault is not the {what.ToLowerInvariant()} that it should be", exception);
        }
    }
}
