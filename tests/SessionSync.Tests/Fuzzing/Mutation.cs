namespace SessionSync.Tests.Fuzzing;

/// <summary>What crashes, disks and hands do to files. Pure.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] whole, Random random)
    {
        byte[] bytes = whole;
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            bytes = random.Next(2) == 0 ? Once(bytes, random) : JsonMutation.Of(bytes, random);
        }

        return bytes;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        int place = random.Next(bytes.Length + 1);
        int length = Math.Min(bytes.Length - place, random.Next(1, 2000));
        return random.Next(10) switch
        {
            0 => bytes[..place],
            1 => [.. bytes[..place], .. bytes[(place + length)..]],
            2 => [.. bytes[..place], .. bytes[place..(place + length)], .. bytes[place..]],
            3 => [.. bytes[..place], .. new byte[50], .. bytes[place..]],
            4 => [0xEF, 0xBB, 0xBF, .. bytes],
            5 => Flipped(bytes, random),
            6 => [.. bytes[..place], (byte)'\n', .. bytes[place..]],
            7 => WithoutLine(bytes, place),
            8 when random.Next(50) == 0 => WithLongLine(bytes, place, random),
            _ => SwappedLines(bytes, place),
        };
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        byte[] flipped = [.. bytes];
        for (int count = flipped.Length == 0 ? 0 : random.Next(1, 50); count > 0; count--)
        {
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    /// <summary>Of a length about which readers care.</summary>
    private static byte[] WithLongLine(byte[] bytes, int place, Random random)
    {
        int length = random.Next(4) switch
        {
            0 => 100_000_000,
            1 => 32 * 1024 * 1024,
            _ => 256 * 1024,
        };
        byte[] line = new byte[length + random.Next(-2, 3)];
        line.AsSpan().Fill((byte)"x {["[random.Next(4)]);
        return [.. bytes[..place], .. line, .. bytes[place..]];
    }

    private static byte[] WithoutLine(byte[] bytes, int place)
    {
        (int start, int end) = LineAt(bytes, place);
        return [.. bytes[..start], .. bytes[end..]];
    }

    private static byte[] SwappedLines(byte[] bytes, int place)
    {
        (int start, int end) = LineAt(bytes, place);
        (_, int next) = LineAt(bytes, end);
        return [.. bytes[..start], .. bytes[end..next], .. bytes[start..end], .. bytes[next..]];
    }

    private static (int Start, int End) LineAt(byte[] bytes, int place)
    {
        int newline = bytes.AsSpan(place).IndexOf((byte)'\n');
        return (bytes.AsSpan(0, place).LastIndexOf((byte)'\n') + 1, newline < 0 ? bytes.Length : place + newline + 1);
    }
}
