namespace SessionSync.Cli.Output;

/// <summary>How a column of texts behaves.</summary>
/// <param name="IsRight">Numbers stand at the right.</param>
/// <param name="IsElastic">Gives way where the terminal is narrow.</param>
/// <param name="Rank">Where it is too narrow even so, columns of the highest rank are left out first; 0 stays.</param>
internal readonly record struct Column(bool IsRight = false, bool IsElastic = false, int Rank = 0);
