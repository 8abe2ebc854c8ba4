using System.Buffers.Binary;

namespace SessionSync.Platform;

/// <summary>Tells the system and the processor that a program was compiled for, from its first bytes (the ELF and Mach-O headers).</summary>
public static class NativeProgram
{
    private const int HeaderLength = 20;
    private const uint MachO64 = 0xFEEDFACF;

    /// <summary>Such as <c>linux-x64</c> or <c>osx-arm64</c>; null for anything else.</summary>
    /// <param name="content">At least the first 20 bytes of the file.</param>
    public static string? KindOf(ReadOnlySpan<byte> content)
    {
        if (content.Length < HeaderLength)
        {
            return null;
        }

        if (content.StartsWith("\u007fELF\u0002\u0001"u8))
        {
            return BinaryPrimitives.ReadUInt16LittleEndian(content[18..]) switch
            {
                62 => "linux-x64",
                183 => "linux-arm64",
                _ => null,
            };
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(content) != MachO64 ? null : BinaryPrimitives.ReadUInt32LittleEndian(content[4..]) switch
        {
            0x0100_0007 => "osx-x64",
            0x0100_000C => "osx-arm64",
            _ => null,
        };
    }
}
