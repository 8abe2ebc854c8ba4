using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class NativeProgramTests
{
    [Theory]
    [InlineData("7F454C4602010100000000000000000003003E00", "linux-x64")]
    [InlineData("7F454C460201010000000000000000000300B700", "linux-arm64")]
    [InlineData("CFFAEDFE07000001000000000200000000000000", "osx-x64")]
    [InlineData("CFFAEDFE0C000001000000000200000000000000", "osx-arm64")]
    [InlineData("7F454C4601010100000000000000000003000300", null)] // 32 bits
    [InlineData("7F454C46020101000000000000000000030008", null)] // cut off
    [InlineData("23212F62696E2F73680A6563686F20686920202020", null)] // a script
    public void The_header_says_what_a_program_is_for(string header, string? kind) =>
        Assert.Equal(kind, NativeProgram.KindOf(Convert.FromHexString(header)));
}
