using System.Diagnostics;
using System.Net.Sockets;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class RegularFileTests : IDisposable
{
    private readonly ScratchDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_is_opened_from_its_start_by_way_of_a_link_too()
    {
        string file = _folder.Write("file", "content");
        File.CreateSymbolicLink(_folder.At("link"), file);

        using var reader = new StreamReader(RegularFile.Open(_folder.At("link")));

        Assert.Equal("content", reader.ReadToEnd());
    }

    [Fact]
    public void A_pipe_that_nobody_writes_to_is_not_waited_for()
    {
        using (Process maker = Process.Start("mkfifo", [_folder.At("pipe")]))
        {
            maker.WaitForExit();
        }

        Assert.Contains("no regular file", Assert.Throws<IOException>(() => RegularFile.Open(_folder.At("pipe"))).Message, StringComparison.Ordinal);
        Assert.False(RegularFile.Is(_folder.At("pipe")));
    }

    [Fact]
    public void A_socket_is_no_file()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder.At("socket")));

        Assert.Throws<IOException>(() => RegularFile.Open(_folder.At("socket")));
        Assert.False(RegularFile.Is(_folder.At("socket")));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    public void A_device_that_a_link_leads_to_is_no_file(string device)
    {
        File.CreateSymbolicLink(_folder.At("link"), device);

        Assert.Contains("no regular file", Assert.Throws<IOException>(() => RegularFile.Open(_folder.At("link"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_file() => Assert.Throws<IOException>(() => RegularFile.Open(_folder.Root));

    [Fact]
    public void What_is_not_there_is_told_so() => Assert.Throws<FileNotFoundException>(() => RegularFile.Open(_folder.At("nothing")));
}
