using SessionSync.Platform;

namespace SessionSync.Cli.Integration.Hooks;

/// <summary>The commands that connect, create, stop and delete with sessions synced on the way: links in a directory of the PATH to the
/// scripts, which are kept together elsewhere.</summary>
/// <param name="dataDirectory">Where this program keeps its data.</param>
public sealed class ConnectCommands(string dataDirectory)
{
    private readonly string _scripts = Path.Combine(dataDirectory, "commands");

    /// <summary>The links that are there and lead to our scripts.</summary>
    public IReadOnlyList<string> Installed => [.. Known().Where(IsOurs)];

    private string ListFile => Path.Combine(_scripts, "links");

    /// <summary>Returns whether there was anything to change.</summary>
    /// <exception cref="SyncException">There are other files of these names; then nothing is changed.</exception>
    public bool Install(string binDirectory) => Guarded(binDirectory, () =>
    {
        string[] links = [.. EmbeddedScripts.Commands.Select(name => Path.Combine(binDirectory, name))];
        string[] inTheWay = [.. links.Where(link => Path.Exists(link) || new FileInfo(link).LinkTarget is not null).Where(link => !IsOurs(link))];
        if (inTheWay.Length > 0)
        {
            throw new SyncException(
                FailureKind.Refused,
                $"Nothing was installed in {binDirectory}",
                $"These files are there already, and come from elsewhere: {string.Join(", ", inTheWay.Select(Path.GetFileName))}",
                $"Move them away: mv {inTheWay[0]} {inTheWay[0]}.old",
                "Choose another directory: sync-sessions hooks install --bin DIR");
        }

        bool isChanged = false;
        foreach (string name in EmbeddedScripts.Libraries)
        {
            isChanged |= ProgramFile.Write(Path.Combine(_scripts, "lib", name), EmbeddedScripts.Read(name));
        }

        PrivateFile.Replace(ListFile, Fields.Join([.. Known().Union(links, StringComparer.Ordinal)]) + "\n");
        Directory.CreateDirectory(binDirectory);
        foreach (string link in links)
        {
            isChanged |= ProgramFile.Write(ScriptOf(link), EmbeddedScripts.Read(Path.GetFileName(link)));
            if (!IsOurs(link))
            {
                File.CreateSymbolicLink(link, ScriptOf(link));
                isChanged = true;
            }
        }

        return isChanged;
    });

    /// <summary>Removes exactly what was installed; returns whether there was anything.</summary>
    public bool Uninstall() => Guarded(_scripts, () =>
    {
        IReadOnlyList<string> links = Installed;
        foreach (string link in links)
        {
            File.Delete(link);
        }

        bool hadScripts = Directory.Exists(_scripts);
        if (hadScripts)
        {
            Directory.Delete(_scripts, recursive: true);
        }

        ProgramFile.RemoveEmpty(dataDirectory);
        return hadScripts;
    });

    private string ScriptOf(string link) => Path.Combine(_scripts, Path.GetFileName(link));

    private bool IsOurs(string link) => string.Equals(new FileInfo(link).LinkTarget, ScriptOf(link), StringComparison.Ordinal);

    private string[] Known() => File.Exists(ListFile) ? Fields.Split(File.ReadAllText(ListFile).TrimEnd('\n')) : [];

    private static T Guarded<T>(string directory, Func<T> change)
    {
        try
        {
            return change();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(FailureKind.Failed, $"The commands in {directory} cannot be changed", FileTrouble.Of(exception, directory), $"ls -ld {directory}");
        }
    }
}
