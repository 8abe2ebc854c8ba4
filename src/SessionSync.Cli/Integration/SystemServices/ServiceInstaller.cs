using System.Collections.Immutable;
using SessionSync.Platform;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>Puts a service in place and takes it away again, whoever runs it. There is one form of it at a time.</summary>
internal sealed class ServiceInstaller(IServiceManager manager)
{
    private static readonly ImmutableArray<ServiceForm> s_forms = [ServiceForm.Timer, ServiceForm.Daemon];

    /// <summary>The form that is installed; null for none.</summary>
    public ServiceForm? Installed
    {
        get
        {
            foreach (ServiceForm form in s_forms)
            {
                if (File.Exists(manager.FilesOf(form)[0]))
                {
                    return form;
                }
            }

            return null;
        }
    }

    public async Task<InstallOutcome> InstallAsync(ServicePlan plan)
    {
        bool hasChanged = false;
        foreach (ServiceForm other in s_forms)
        {
            hasChanged |= other != plan.Form && await RemoveAsync(other);
        }

        ImmutableArray<ServiceFile> files = manager.Describe(plan);
        foreach (string path in manager.FilesOf(plan.Form))
        {
            hasChanged |= files.FirstOrDefault(file => file.Path == path) is { } wanted ? Write(wanted) : Remove(path);
        }

        Activation activation = await manager.StartAsync(plan.Form, hasChanged);
        return new InstallOutcome(hasChanged || activation.HasChanged, activation.Obstacle);
    }

    /// <summary>False if there was nothing to take away.</summary>
    public async Task<bool> UninstallAsync()
    {
        bool hasChanged = false;
        foreach (ServiceForm form in s_forms)
        {
            hasChanged |= await RemoveAsync(form);
        }

        return hasChanged;
    }

    private async Task<bool> RemoveAsync(ServiceForm form)
    {
        if (manager.FilesOf(form).Concat(manager.TracesOf(form)).All(static path => !IsThere(path)))
        {
            return false;
        }

        await manager.StopAsync(form);
        foreach (string path in manager.FilesOf(form).Concat(manager.TracesOf(form)))
        {
            Remove(path);
        }

        await manager.ForgetAsync(form);
        return true;
    }

    private static bool Write(ServiceFile file) => Do(file.Path, () =>
    {
        if (IsThere(file.Path) && !IsLink(file.Path) && string.Equals(File.ReadAllText(file.Path), file.Content, StringComparison.Ordinal))
        {
            return false;
        }

        PrivateFile.Replace(file.Path, file.Content);
        return true;
    });

    private bool Remove(string path) => Do(path, () =>
    {
        if (!IsThere(path))
        {
            return false;
        }

        File.Delete(path);
        for (string? folder = Path.GetDirectoryName(path); folder is not null && !manager.Roots.Contains(folder) && !Directory.EnumerateFileSystemEntries(folder).Any();)
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder);
        }

        return true;
    });

    private static bool Do(string path, Func<bool> change)
    {
        try
        {
            return change();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(
                FailureKind.Failed, $"The service cannot be changed: {path}", FileTrouble.Of(exception, path), $"ls -ld '{Path.GetDirectoryName(path)}', then run the same command again");
        }
    }

    /// <summary>Also a link that leads nowhere is there.</summary>
    private static bool IsThere(string path) => File.Exists(path) || IsLink(path);

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
}
