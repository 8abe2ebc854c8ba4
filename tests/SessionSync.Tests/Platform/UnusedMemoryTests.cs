using System.Runtime.InteropServices;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class UnusedMemoryTests
{
    private const int Blocks = 200_000;
    private const int BlockSize = 1000;

    [Fact]
    public void What_was_freed_leaves_the_process_although_something_behind_it_is_in_use()
    {
        nint[] blocks = [.. Enumerable.Range(0, Blocks).Select(_ => Filled(BlockSize))];
        foreach (nint block in blocks.AsSpan(0, Blocks - 1))
        {
            Marshal.FreeHGlobal(block);
        }

        long before = Environment.WorkingSet;
        UnusedMemory.Release();
        long after = Environment.WorkingSet;
        Marshal.FreeHGlobal(blocks[^1]);

        Assert.InRange(after, 0, before - (Blocks * BlockSize / 2));
    }

    private static nint Filled(int size)
    {
        nint block = Marshal.AllocHGlobal(size);
        Marshal.WriteByte(block, 1);
        return block;
    }
}
