namespace SessionSync.Configuration;

/// <summary>When output is coloured.</summary>
public enum ColorMode
{
    /// <summary>On a terminal, unless the environment asks otherwise.</summary>
    Auto,
    Always,
    Never,
}
