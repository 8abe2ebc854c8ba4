namespace SessionSync.Configuration;

/// <summary>The settings' names in the file; in the environment they are upper case behind <see cref="EnvironmentPrefix"/>.</summary>
public static class SettingNames
{
    public const string Days = "days";
    public const string Prefer = "prefer";
    public const string Parallel = "parallel";
    public const string Timeout = "timeout";
    public const string Color = "color";
    public const string DevelopmentFiles = "devFiles";
    public const string Targets = "targets";
    public const string Checkouts = "checkouts";
    public const string Daemon = "daemon";
    public const string Every = "every";
    public const string Cron = "cron";
    public const string Store = "store";

    public const string EnvironmentPrefix = "SYNC_SESSIONS_";
}
