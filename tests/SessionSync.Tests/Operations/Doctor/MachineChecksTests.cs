using SessionSync.Operations.Doctor;

namespace SessionSync.Tests.Operations.Doctor;

public sealed class MachineChecksTests
{
    [Theory]
    [InlineData(49_999_999, Verdict.Error, "49 MB free")]
    [InlineData(50_000_000, Verdict.Warning, "50 MB free")]
    [InlineData(499_999_999, Verdict.Warning, "499 MB free")]
    [InlineData(500_000_000, Verdict.Ok, "500 MB free")]
    [InlineData(9_999_000_000, Verdict.Ok, "9999 MB free")]
    [InlineData(80_000_000_000, Verdict.Ok, "80 GB free")]
    public void Little_room_warns_and_none_is_an_error(long free, Verdict verdict, string found)
    {
        HealthCheck check = MachineChecks.Space("/home/me", free);

        Assert.Equal(("space", "/home/me", verdict, found), (check.Name, check.Subject, check.Verdict, check.Found));
        Assert.Equal(verdict == Verdict.Ok, check.Fix.Length == 0);
    }

    [Theory]
    [InlineData(0, Verdict.Ok, "Right to the second")]
    [InlineData(-1, Verdict.Ok, "Right to the second")]
    [InlineData(60, Verdict.Ok, "60 seconds ahead of this machine")]
    [InlineData(61, Verdict.Warning, "61 seconds ahead of this machine: the newer message may be mistaken for the older")]
    [InlineData(-3600, Verdict.Warning, "3600 seconds behind this machine: the newer message may be mistaken for the older")]
    [InlineData(-1e11, Verdict.Warning, "100000000000 seconds behind this machine: the newer message may be mistaken for the older")]
    public void A_clock_that_is_more_than_a_minute_off_warns(double seconds, Verdict verdict, string found)
    {
        HealthCheck check = MachineChecks.Clock("work", TimeSpan.FromSeconds(seconds));

        Assert.Equal((verdict, found), (check.Verdict, check.Found));
        Assert.Equal(verdict == Verdict.Ok, check.Fix.Length == 0);
    }

    [Theory]
    [InlineData("700", true, Verdict.Ok, "Mode 700", "")]
    [InlineData("600", false, Verdict.Ok, "Mode 600", "")]
    [InlineData("400", false, Verdict.Ok, "Mode 400", "")]
    [InlineData("755", true, Verdict.Warning, "Mode 755: others may read it", "chmod 700 /x")]
    [InlineData("711", true, Verdict.Warning, "Mode 711: others may read it", "chmod 700 /x")]
    [InlineData("640", false, Verdict.Warning, "Mode 640: others may read it", "chmod 600 /x")]
    [InlineData("620", false, Verdict.Error, "Mode 620: others may change it", "chmod 600 /x")]
    [InlineData("777", true, Verdict.Error, "Mode 777: others may change it", "chmod 700 /x")]
    public void What_others_may_read_warns_and_what_they_may_change_is_an_error(string mode, bool isDirectory, Verdict verdict, string found, string fix)
    {
        HealthCheck check = MachineChecks.Permissions("/x", (UnixFileMode)Convert.ToInt32(mode, 8), isDirectory);

        Assert.Equal(new HealthCheck("permissions", "/x", verdict, found, fix), check);
    }
}
