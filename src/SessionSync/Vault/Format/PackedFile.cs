using System.Globalization;
using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Vault.Format;

/// <summary>An immutable file of a vault: a line that says how long its content is and how it was compressed, then that. It is called by the hash of the content.</summary>
/// <remarks>The line is <c>plain LENGTH</c>, <c>zstd LENGTH</c>, or <c>zstd LENGTH BASE</c> where the content of another file of the kind, whose name BASE is,
/// was the prefix of the compression. A base has none itself.</remarks>
internal static class PackedFile
{
    /// <summary>More bytes than any content has.</summary>
    public const int MostContent = 16 * 1024 * 1024;
    private const int LongestLine = 128;
    private const int Level = 3;

    /// <summary>A compressed file must be smaller than that share of its content to be worth its while.</summary>
    private const double Worth = 0.95;

    /// <summary>The file of this content.</summary>
    /// <param name="prefix">What it is compressed against; null for nothing.</param>
    public static byte[] Pack(ReadOnlySpan<byte> content, PackingBase? prefix, ZstandardBlocks compressor)
    {
        ReadOnlySpan<byte> compressed = compressor.Compress(content, prefix is null ? [] : prefix.Content.Span, Level);
        return compressed.Length >= content.Length * Worth ? Join($"plain {content.Length}\n", content)
            : prefix is null ? Join($"zstd {content.Length}\n", compressed)
            : Join($"zstd {content.Length} {prefix.Name}\n", compressed);
    }

    /// <summary>The name of the file that has to be read before this one; null where it can be read alone.</summary>
    /// <exception cref="InvalidDataException">This is no such file.</exception>
    public static ContentHash? BaseOf(ReadOnlySpan<byte> file) => ReadLine(file).Base;

    /// <summary>The content of a file, which has the hash that it is called by.</summary>
    /// <param name="prefix">The content of its base.</param>
    /// <exception cref="InvalidDataException">It is damaged, or another file.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> file, ContentHash name, ReadOnlySpan<byte> prefix, ZstandardBlocks compressor)
    {
        PackingLine line = ReadLine(file);
        ReadOnlySpan<byte> body = file[line.End..];
        byte[] content;
        try
        {
            content = line.IsCompressed ? compressor.Decompress(body, prefix, line.Length) : body.ToArray();
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidDataException($"{name} is damaged: {damage.Message}", damage);
        }

        return content.Length == line.Length && ContentHash.Of(content) == name
            ? content
            : throw new InvalidDataException($"{name} is damaged: it does not have the content that it is called by");
    }

    private static PackingLine ReadLine(ReadOnlySpan<byte> file)
    {
        int end = file[..Math.Min(file.Length, LongestLine)].IndexOf((byte)'\n');
        string[] words = end < 0 ? [] : Encoding.ASCII.GetString(file[..end]).Split(' ');
        return words switch
        {
            ["plain", var length] => new PackingLine(end + 1, Parse(length), IsCompressed: false, Base: null),
            ["zstd", var length] => new PackingLine(end + 1, Parse(length), IsCompressed: true, Base: null),
            ["zstd", var length, var name] => new PackingLine(end + 1, Parse(length), IsCompressed: true, VaultText.ParseHash(name)),
            _ => throw new InvalidDataException("A file of the vault does not say how it was made"),
        };
    }

    private static int Parse(string length) =>
        int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int bytes) && bytes <= MostContent
            ? bytes
            : throw new InvalidDataException("A file of the vault does not say how long it is");

    private static byte[] Join(string line, ReadOnlySpan<byte> body)
    {
        byte[] file = new byte[line.Length + body.Length];
        Encoding.ASCII.GetBytes(line, file);
        body.CopyTo(file.AsSpan(line.Length));
        return file;
    }
}
