using FsCheck;
using FsCheck.Fluent;
using SessionSync.Agents.Contracts;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class DamageTests
{
    private static readonly byte[] s_transcript = File.ReadAllBytes(Claude.Transcript("handwritten-minimal"));

    // A real transcript with some bytes overwritten and the rest cut off anywhere.
    private static Gen<byte[]> Damaged =>
        from length in Gen.Choose(0, s_transcript.Length)
        from count in Gen.Choose(0, 20)
        from places in Gen.ArrayOf(Gen.Choose(0, s_transcript.Length - 1), count)
        from values in Gen.ArrayOf(Gen.OneOf(Gen.Choose(0, 255), Gen.Elements((int)'"', '\\', '{', '}', '\n', 0)), count)
        select Damage(length, places, values);

    [Fact]
    public void Any_bytes_can_be_read() => Holds(bytes =>
    {
        TranscriptTail tail = Claude.Agent.ReadTail(new MemoryStream(bytes));
        string? title = Claude.Agent.ReadTitle(new MemoryStream(bytes));
        return tail.WorkingDirectory != "" && (title is null || (title.Length is > 0 and <= 80 && !title.Any(char.IsControl)));
    });

    [Fact]
    public void Any_bytes_can_be_merged_and_the_older_version_survives() => Holds(bytes =>
    {
        byte[] merged = Merge(s_transcript, bytes);
        return merged.AsSpan().StartsWith(s_transcript) || merged.AsSpan().SequenceEqual(bytes);
    });

    [Fact]
    public void Merging_damaged_versions_again_changes_nothing() => Holds(bytes =>
    {
        byte[] merged = Merge(bytes, s_transcript);
        return Merge(merged, bytes).AsSpan().SequenceEqual(merged) && Merge(s_transcript, merged).AsSpan().SequenceEqual(merged);
    });

    private static void Holds(Func<byte[], bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Damaged.ToArbitrary(), property));

    private static byte[] Merge(byte[] older, byte[] newer)
    {
        using MemoryStream merged = new();
        Claude.Agent.MergeAsync(new MemoryStream(older), new MemoryStream(newer), Claude.Key(Claude.First), merged, CancellationToken.None)
            .GetAwaiter().GetResult();
        return merged.ToArray();
    }

    private static byte[] Damage(int length, int[] places, int[] values)
    {
        byte[] bytes = [.. s_transcript];
        for (int index = 0; index < places.Length; index++)
        {
            bytes[places[index]] = (byte)values[index];
        }

        return bytes[..length];
    }
}
