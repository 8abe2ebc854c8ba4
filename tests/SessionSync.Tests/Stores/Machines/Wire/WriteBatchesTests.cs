using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Tests.Stores.Machines.Wire;

public sealed class WriteBatchesTests
{
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public void Nothing_needs_no_batch() => Assert.Empty(WriteBatches.Of([]));

    [Fact]
    public void The_first_batches_are_large_and_the_last_ones_are_not() =>
        Assert.Equal([32, 32, 32, 24, 12, 12], Counts(Enumerable.Repeat(2 * Megabyte, 144)));

    [Fact]
    public void A_batch_has_no_more_than_400_files() => Assert.Equal([400, 400, 200], Counts(Enumerable.Repeat(10L, 1000)));

    [Fact]
    public void A_file_that_is_larger_than_a_batch_is_one_by_itself() => Assert.Equal([1, 1, 1], Counts([1, 500 * Megabyte, 1]));

    [Fact]
    public void They_follow_each_other_without_a_gap()
    {
        int next = 0;
        foreach ((int start, int count) in WriteBatches.Of([.. Enumerable.Range(0, 500).Select(static index => index * Megabyte / 4)]))
        {
            Assert.Equal(next, start);
            next += count;
        }

        Assert.Equal(500, next);
    }

    private static int[] Counts(IEnumerable<long> sizes) => [.. WriteBatches.Of([.. sizes]).Select(static batch => batch.Count)];
}
