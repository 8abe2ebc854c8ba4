using System.Text;
using SessionSync.Platform;

namespace SessionSync.Cli.Integration.Hooks;

/// <summary>The hooks in Claude Code's settings that sync a project in the background when a session of it begins or ends.</summary>
/// <param name="settingsFile">The user's own settings; need not exist.</param>
/// <param name="dataDirectory">Where the script that the hooks call is kept.</param>
/// <param name="stateDirectory">Where it is kept what the settings were before.</param>
public sealed class ClaudeCodeHooks(string settingsFile, string dataDirectory, string stateDirectory)
{
    private const string ScriptName = "agent-hook";
    private readonly string _script = Path.Combine(dataDirectory, ScriptName);

    // People keep such files in a repository of their own and link to them: the link stays a link.
    private readonly string _file = new FileInfo(settingsFile).LinkTarget is null
        ? settingsFile
        : File.ResolveLinkTarget(settingsFile, returnFinalTarget: true)!.FullName;

    private string RecordFile => Path.Combine(
        stateDirectory, "hooks", Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(_file)).AsSpan(0, 12)));

    /// <summary>If somebody removes the script, the hook still ends well.</summary>
    private ClaudeCodeSettings Settings =>
        new(settingsFile, $"if [ -x {Quoted(_script)} ]; then {Quoted(_script)}; fi", $"/{Path.GetFileName(dataDirectory)}/{ScriptName}");

    public bool IsInstalled => ReadSettings() is { } current && Settings.HasAll(current);

    /// <summary>Returns whether there was anything to change.</summary>
    /// <exception cref="SyncException">The settings cannot be understood, read or written.</exception>
    public bool Install() => Guarded(() =>
    {
        byte[]? current = ReadSettings();
        bool hasAll = current is not null && Settings.HasAll(current);
        if (!hasAll)
        {
            byte[]? original = OriginalOf(current);
            byte[] wanted = Settings.Add(original ?? "{}\n"u8.ToArray());
            new SettingsRecord(original, SettingsRecord.HashOf(wanted)).Save(RecordFile);
            Write(wanted);
        }

        return ProgramFile.Write(_script, EmbeddedScripts.Read(ScriptName)) || !hasAll;
    });

    /// <summary>Returns whether there was anything to change.</summary>
    /// <exception cref="SyncException">The settings cannot be understood, read or written.</exception>
    public bool Uninstall() => Guarded(() =>
    {
        byte[]? current = ReadSettings();
        bool hasAny = current is not null && Settings.HasAny(current);
        if (hasAny)
        {
            if (OriginalOf(current) is { } original)
            {
                Write(original);
            }
            else
            {
                File.Delete(_file);
                ProgramFile.RemoveEmpty(Path.GetDirectoryName(_file)!);
            }
        }

        bool hadScript = ProgramFile.Remove(_script);
        ProgramFile.Remove(RecordFile);
        ProgramFile.RemoveEmpty(dataDirectory);
        ProgramFile.RemoveEmpty(Path.GetDirectoryName(RecordFile)!);
        return hasAny || hadScript;
    });

    /// <summary>The settings file as it was before our hooks; null where there was none.</summary>
    private byte[]? OriginalOf(byte[]? current) => current is null ? null
        : SettingsRecord.Load(RecordFile) is { } record && record.Written == SettingsRecord.HashOf(current) ? record.Original
        : Settings.HasAny(current) ? Settings.Remove(current)
        : current;

    private byte[]? ReadSettings() => File.Exists(_file) ? File.ReadAllBytes(_file) : null;

    private void Write(byte[] content)
    {
        string folder = Path.GetDirectoryName(_file)!;
        PrivateFile.CreateDirectory(folder);
        string staged = Path.Combine(folder, $".{Path.GetFileName(_file)}.{Path.GetRandomFileName()}");
        try
        {
            using (FileStream stream = PrivateFile.Open(staged, FileMode.CreateNew, FileShare.None))
            {
                stream.Write(content);
                if (File.Exists(_file))
                {
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(_file));
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(staged, _file, overwrite: true);
        }
        finally
        {
            File.Delete(staged);
        }
    }

    private T Guarded<T>(Func<T> change)
    {
        try
        {
            return change();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(
                FailureKind.Failed, $"The hooks in {settingsFile} cannot be changed", FileTrouble.Of(exception), $"ls -ld {settingsFile} {dataDirectory} {stateDirectory}");
        }
    }

    private static string Quoted(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
