using System.Buffers.Binary;
using System.Text;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The data types of RFC 4251, section 5: numbers of four bytes, and strings behind their lengths.</summary>
internal static class SshFields
{
    /// <summary>Takes a string off the front.</summary>
    /// <exception cref="InvalidDataException">There is less than its length says.</exception>
    public static ReadOnlySpan<byte> TakeString(ref ReadOnlySpan<byte> data)
    {
        uint length = TakeNumber(ref data);
        if (length > data.Length)
        {
            throw new InvalidDataException("A field is cut off");
        }

        ReadOnlySpan<byte> field = data[..(int)length];
        data = data[(int)length..];
        return field;
    }

    /// <inheritdoc cref="TakeString"/>
    public static uint TakeNumber(ref ReadOnlySpan<byte> data)
    {
        if (data.Length < sizeof(uint))
        {
            throw new InvalidDataException("A field is cut off");
        }

        uint number = BinaryPrimitives.ReadUInt32BigEndian(data);
        data = data[sizeof(uint)..];
        return number;
    }

    /// <summary>The kind of a public key or certificate, which its first field says.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static string TypeOf(ReadOnlySpan<byte> key) => Encoding.ASCII.GetString(TakeString(ref key));

    public static void AddNumber(Stream message, uint number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        message.Write(bytes);
    }

    public static void AddString(Stream message, ReadOnlySpan<byte> field)
    {
        AddNumber(message, (uint)field.Length);
        message.Write(field);
    }
}
