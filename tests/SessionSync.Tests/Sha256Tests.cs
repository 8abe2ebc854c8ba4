using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace SessionSync.Tests;

public sealed class Sha256Tests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void It_is_that_of_the_standard(string text, string expected)
    {
        byte[] content = Encoding.ASCII.GetBytes(text);
        using Sha256 parts = new();
        foreach (byte one in content)
        {
            parts.AppendData([one]);
        }

        Assert.Equal(expected, Convert.ToHexStringLower(Sha256.HashData(content)));
        Assert.Equal(expected, Convert.ToHexStringLower(Sha256.HashData(new MemoryStream(content))));
        Assert.Equal(expected, Convert.ToHexStringLower(parts.GetHashAndReset()));
    }

    [Fact]
    public void The_managed_one_agrees_with_the_system_s()
    {
        byte[] content = new byte[100_000];
        new Random(1).NextBytes(content);
        byte[] managed = new byte[Sha256.Length];
        Sha256Digest digest = new();
        digest.BlockUpdate(content);
        digest.DoFinal(managed);

        Assert.Equal(SHA256.HashData(content), managed);
    }
}
