using System.Collections.Immutable;

namespace SessionSync.Vault.Keeping;

/// <summary>A few numbers that tell what content is like: two that share most of their bytes share most of these.</summary>
/// <remarks>Each is a hash of 64 bytes; of all those places in the content that such a hash chooses, the smallest numbers are kept. (Broder, "On the
/// resemblance and containment of documents", 1997)</remarks>
internal static class Sketch
{
    /// <summary>How many numbers there are at most.</summary>
    public const int Size = 8;

    /// <summary>Of so many places one is chosen: the topmost bits depend on the last 64 bytes.</summary>
    private const int ChosenBits = 10;
    private static readonly ImmutableArray<ulong> s_gear = [.. Enumerable.Range(1, 256).Select(static value => Mix((ulong)value * 0x9E3779B97F4A7C15))];

    /// <summary>In ascending order; fewer where there is little content.</summary>
    public static ImmutableArray<ulong> Of(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<ulong> gear = s_gear.AsSpan();
        Span<ulong> smallest = stackalloc ulong[Size];
        int count = 0;
        ulong hash = 0;
        foreach (byte value in content)
        {
            hash = (hash << 1) + gear[value];
            if (hash >> (64 - ChosenBits) == 0)
            {
                Keep(Mix(hash), smallest, ref count);
            }
        }

        return [.. smallest[..count]];
    }

    private static void Keep(ulong number, Span<ulong> smallest, ref int count)
    {
        int place = smallest[..count].BinarySearch(number);
        if (place >= 0 || ~place == Size)
        {
            return;
        }

        place = ~place;
        count = Math.Min(count + 1, Size);
        smallest[place..(count - 1)].CopyTo(smallest[(place + 1)..]);
        smallest[place] = number;
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
