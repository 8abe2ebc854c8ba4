using System.IO.Compression;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Security;

[Collection("memory")]
public sealed class HostileListingTests : IDisposable
{
    private const string Folder = "-home-me-src-product";
    private const string Id = "01234567-89ab-cdef-0123-456789abcdef";
    private readonly Watched _watched = new();

    public void Dispose() => _watched.Dispose();

    [Theory]
    [InlineData("../../x")]
    [InlineData("../" + Folder + "/" + Id + ".jsonl")]
    [InlineData("/etc/passwd")]
    [InlineData(Folder + "/../../x.jsonl")]
    [InlineData(Folder + "/./" + Id + ".jsonl")]
    [InlineData(Folder + "/" + Id + "/../../../../.bashrc")]
    [InlineData(Folder + "/" + Id + "/tool-results/../../../x")]
    [InlineData(Folder + "/" + Id + "/tool-results//x")]
    [InlineData(Folder + "/" + Id + "/tool-results/\u001b[2Jx")]
    [InlineData(Folder + "/" + Id + "/a/b/c/d/e/f/g/h/i/j/k")]
    [InlineData(Folder + "/settings.json")]
    [InlineData(Folder + "/.bashrc")]
    [InlineData(".bashrc")]
    [InlineData("CLAUDE.md")]
    public async Task A_name_that_does_not_belong_to_a_session_is_never_asked_for(string path)
    {
        var before = _watched.Snapshot();

        TargetResult? result = await _watched.SyncAsync(new HostileMachine(_watched.Folder).List($"./{path} 5 1767225600\n"));

        Assert.Equal(before, _watched.Snapshot());
        Assert.Equal(0, result?.Summary.Pulled ?? 0);
        Assert.DoesNotContain(result?.Problems ?? [], problem => problem.Any(char.IsControl));
    }

    [Theory]
    [InlineData("99999999999999999999999")]
    [InlineData("-5")]
    [InlineData("1e9")]
    [InlineData("")]
    public async Task A_size_that_is_none_is_refused(string size)
    {
        var before = _watched.Snapshot();

        TargetResult? result = await _watched.SyncAsync(new HostileMachine(_watched.Folder).List($"./{Folder}/{Id}.jsonl {size} 1767225600\n"));

        Assert.Null(result);
        Assert.Equal(before, _watched.Snapshot());
    }

    [Theory]
    [InlineData("9223372036854775807", "1767225600")]
    [InlineData("5", "9223372036854775807")]
    [InlineData("5", "-9223372036854775808")]
    public async Task Sizes_and_times_at_the_end_of_numbers_do_no_harm(string size, string time)
    {
        var before = _watched.Snapshot();
        string listing = string.Concat(Enumerable.Range(0, 3).Select(number => $"./{Folder}/{number}{Id[1..]}.jsonl {size} {time}\n"));

        TargetResult? result = await _watched.SyncAsync(new HostileMachine(_watched.Folder).List(listing).Do("exit 0"));

        Assert.Null(result);
        Assert.Equal(before, _watched.Snapshot());
    }

    [Theory]
    [InlineData("echo 9223372036854775808")]
    [InlineData("echo 9223372036854775807")]
    [InlineData("echo -5")]
    [InlineData("echo many")]
    [InlineData("echo ''")]
    [InlineData("echo 100; exit")]
    [InlineData("exec cat /dev/zero")]
    [InlineData("exec yes 1")]
    [InlineData("while echo 1048576; do head -c 1048576 /dev/zero; done")]
    public async Task Frames_that_lie_about_themselves_end_the_sync(string frames)
    {
        var machine = new HostileMachine(_watched.Folder)
            .Do("echo \"project${us}/home/me/src/product${us}${us}\"; echo \"listing${us}00${us}yes${us}0\"; echo end")
            .Do(frames);

        Assert.Null(await _watched.SyncAsync(machine));
    }

    [Theory]
    [InlineData("echo nonsense")]
    [InlineData("echo \"project${us}%zz${us}${us}\"")]
    [InlineData("echo \"project${us}/x${us}${us}\"; echo \"listing${us}00${us}yes${us}0\"; exec yes \"live${us}1${us}{}\"")]
    [InlineData("echo \"project${us}/x${us}${us}\"; echo \"listing${us}00${us}yes${us}0\"; exec yes \"live${us}1${us}$(head -c 125000 /dev/zero | tr '\\0' x)\"")]
    [InlineData("echo \"project${us}/x${us}${us}\"; echo \"listing${us}00${us}yes${us}0\"; exec yes \"left${us}closed${us}$(head -c 125000 /dev/zero | tr '\\0' x)\"")]
    [InlineData("exec cat /dev/zero")]
    public async Task Answers_that_are_none_end_the_sync(string answer) =>
        Assert.Null(await _watched.SyncAsync(new HostileMachine(_watched.Folder).Do(answer)));

    [Fact]
    public async Task A_listing_that_is_a_bomb_is_not_unpacked_to_its_end()
    {
        using var bomb = new MemoryStream();
        await using (var zip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            byte[] zeros = new byte[1024 * 1024];
            for (int megabyte = 0; megabyte < 512; megabyte++)
            {
                zip.Write(zeros);
            }
        }

        var machine = new HostileMachine(_watched.Folder)
            .Do("echo \"project${us}/home/me/src/product${us}${us}\"; echo \"listing${us}00${us}yes${us}0\"; echo end")
            .Frame(bomb.ToArray())
            .EndFrames();

        Assert.Null(await _watched.SyncAsync(machine.WithCompressedListings()));
    }
}
