namespace SessionSync.IntegrationTests.Failures;

/// <summary>Stands for the sudden end of the process: nobody expects it, so nobody handles it.</summary>
internal sealed class CrashException() : Exception("The process ends here");
