namespace SessionSync.Configuration;

/// <summary>Where a setting's value came from, the weakest first.</summary>
public enum SettingOrigin
{
    Default,
    File,
    Environment,
    Flag,
}
