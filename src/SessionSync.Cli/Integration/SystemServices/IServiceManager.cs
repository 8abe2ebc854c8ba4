using System.Collections.Immutable;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>A system's own way to run programs for a user without being asked.</summary>
internal interface IServiceManager
{
    /// <summary>Directories that were there before any service: these stay, even if they are empty.</summary>
    ImmutableArray<string> Roots { get; }

    /// <summary>The files of a service, that by which it is known first.</summary>
    ImmutableArray<ServiceFile> Describe(ServicePlan plan);

    /// <summary>Where files of that form may lie, that by which it is known first.</summary>
    ImmutableArray<string> FilesOf(ServiceForm form);

    /// <summary>Files that the service manager itself, or a service, leaves behind.</summary>
    ImmutableArray<string> TracesOf(ServiceForm form);

    /// <summary>The command with which a user has an installed service run.</summary>
    string StartCommand(ServiceForm form);

    /// <param name="hasChanged">Its files are not those that it may be running by.</param>
    Task<Activation> StartAsync(ServiceForm form, bool hasChanged);

    Task StopAsync(ServiceForm form);

    /// <summary>Makes it known that files are gone.</summary>
    Task ForgetAsync(ServiceForm form);

    Task<ServiceState> StateAsync(ServiceForm form);

    /// <summary>Null where nothing has been said yet.</summary>
    Task<ServiceLog?> FindLogAsync(ServiceForm form, int lines, bool isFollowed);

    /// <summary>A remark on when it runs and when not; null if there is nothing to say.</summary>
    Task<string?> FindCaveatAsync();
}
