namespace SessionSync.Stores.Machines.Wire;

/// <summary>Divides what is to be written into batches, in its order.</summary>
internal static class WriteBatches
{
    public const long LargestBatch = 64 * 1024 * 1024;
    private const long SmallestBatch = 24 * 1024 * 1024;
    private const int MostFiles = 400;

    /// <summary>A batch takes some processes of its own, so the first ones are large. The last ones are not: nothing travels while those are verified.</summary>
    /// <param name="sizes">Of the files, in bytes. One that is larger than a batch is one by itself.</param>
    public static IEnumerable<(int Start, int Count)> Of(IReadOnlyList<long> sizes)
    {
        int start = 0;
        long size = 0;
        long left = sizes.Sum();
        for (int index = 0; index < sizes.Count; index++)
        {
            long most = Math.Clamp(left / 2, SmallestBatch, LargestBatch);
            if (index > start && (size + sizes[index] > most || index - start == MostFiles))
            {
                yield return (start, index - start);
                start = index;
                left -= size;
                size = 0;
            }

            size += sizes[index];
        }

        if (start < sizes.Count)
        {
            yield return (start, sizes.Count - start);
        }
    }
}
