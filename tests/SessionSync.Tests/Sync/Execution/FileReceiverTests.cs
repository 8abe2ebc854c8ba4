using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Execution;

public sealed class FileReceiverTests : IDisposable
{
    private static readonly ContentHash s_hash = ContentHash.Of([]);
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task What_arrives_and_is_confirmed_is_in_its_file()
    {
        byte[] content = new byte[300_000];
        new Random(1).NextBytes(content);
        var receiver = new FileReceiver([_scratch.At("one"), _scratch.At("two")]);

        await ReceiveAsync(receiver, 1, content);
        receiver.Confirm(1, s_hash, null);

        Assert.Equal(("it did not arrive whole", null), (receiver.FailureOf(0), receiver.FailureOf(1)));
        Assert.Equal(content, await File.ReadAllBytesAsync(_scratch.At("two"), TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_scratch.At("two")));
    }

    [Fact]
    public async Task What_is_not_confirmed_counts_for_nothing()
    {
        var receiver = new FileReceiver([_scratch.At("one")]);

        await ReceiveAsync(receiver, 0, [1, 2, 3]);

        Assert.Equal("it did not arrive whole", receiver.FailureOf(0));
    }

    [Fact]
    public async Task What_the_other_side_could_not_send_has_its_reason_until_it_is_sent_again()
    {
        var receiver = new FileReceiver([_scratch.At("one")]);

        receiver.Fail(0, "it changed while it was read");
        string? before = receiver.FailureOf(0);
        await ReceiveAsync(receiver, 0, [1, 2, 3]);
        receiver.Confirm(0, s_hash, null);

        Assert.Equal(("it changed while it was read", null), (before, receiver.FailureOf(0)));
    }

    /// <summary>The short one is written when its file is closed, the long one before.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(300_000)]
    public async Task A_full_disk_fails_what_it_has_no_room_for_and_all_of_it_is_read(int length)
    {
        var receiver = new FileReceiver(["/dev/full", _scratch.At("two")]);

        Assert.Equal(length, await ReceiveAsync(receiver, 0, new byte[length]));
        await ReceiveAsync(receiver, 1, [1]);
        receiver.Confirm(0, s_hash, null);
        receiver.Confirm(1, s_hash, null);

        Assert.Equal("The disk is full", receiver.FailureOf(0));
        Assert.Null(receiver.FailureOf(1));
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_fails_alone_and_all_of_its_content_is_read()
    {
        _scratch.Write("file", "in the way");
        var receiver = new FileReceiver([_scratch.At("file/one")]);

        Assert.Equal(300_000, await ReceiveAsync(receiver, 0, new byte[300_000]));
        receiver.Confirm(0, s_hash, null);

        Assert.NotNull(receiver.FailureOf(0));
    }

    /// <returns>How much of it was read.</returns>
    private static async Task<long> ReceiveAsync(FileReceiver receiver, int index, byte[] content)
    {
        using var stream = new MemoryStream(content);
        await receiver.ReceiveAsync(index, stream, TestContext.Current.CancellationToken);
        return stream.Position;
    }
}
