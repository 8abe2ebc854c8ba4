namespace SessionSync.IntegrationTests.Failures;

/// <summary>An error as people get it: what happened, why, and what to do.</summary>
internal static class ThreeParts
{
    public static void AssertIn(string standardError)
    {
        string[] lines = standardError.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length >= 3, $"Fewer than three parts:\n{standardError}");
        Assert.All(lines, line => Assert.False(string.IsNullOrWhiteSpace(line), standardError));
        Assert.DoesNotContain("This is a bug", standardError, StringComparison.Ordinal);
        Assert.DoesNotContain(standardError, character => char.IsControl(character) && character != '\n');
    }
}
