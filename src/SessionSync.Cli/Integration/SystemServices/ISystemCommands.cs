namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>Runs the programs through which a system's service manager is spoken to.</summary>
internal interface ISystemCommands
{
    /// <summary>Runs a program to its end. One that is not there ends with 127, as it would in a shell.</summary>
    Task<CommandAnswer> RunAsync(string program, params string[] arguments);
}
