namespace SessionSync.Cli.CommandLine;

/// <summary>A word to offer while a command line is being typed.</summary>
/// <param name="Description">What it stands for; empty where the word says it.</param>
internal sealed record OfferedWord(string Word, string Description = "");
