using System.Collections.Immutable;
using System.Text;
using SessionSync.Platform;

namespace SessionSync.Configuration;

/// <summary>
/// The settings file: JSON in which comments and trailing commas are allowed. A missing or empty file says nothing.
/// It can hold names of machines and people, so only its owner may read what is written here.
/// </summary>
public sealed class SettingsFile(string path)
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Asks for the file's existence first: the common case, no file, must cost nothing at start-up.</summary>
    public SettingsLayer Read()
    {
        if (!File.Exists(path))
        {
            return new SettingsLayer(SettingOrigin.File);
        }

        string text = ReadText();
        return text.Length == 0 ? new SettingsLayer(SettingOrigin.File) : Parse(text);
    }

    public void AddTarget(TargetSettings target)
    {
        ImmutableArray<TargetSettings> targets = Read().Targets;
        if (IndexOf(targets, target.Name) >= 0)
        {
            throw new SyncException(
                FailureKind.Usage, $"There is a target '{target.Name}' already", "Names are unique", $"sync-sessions target remove {target.Name}");
        }

        Write(SettingsEditor.Add(ReadText(), path, target));
    }

    public void RemoveTarget(string name)
    {
        ImmutableArray<TargetSettings> targets = Read().Targets;
        int index = IndexOf(targets, name);
        if (index < 0)
        {
            throw new SyncException(FailureKind.NotFound, $"There is no target '{name}'", $"None is so called in {path}", "sync-sessions target list");
        }

        Write(SettingsEditor.Remove(ReadText(), path, index));
    }

    /// <summary>Sets one value; where it was not there before, it is added.</summary>
    /// <exception cref="SyncException">There is no such setting, or it does not take that value.</exception>
    public void Set(string key, string value)
    {
        bool isNumber = SettingRules.Check(key, value);
        _ = Read();
        Write(SettingEditor.Set(ReadText(), path, key, value, isNumber));
    }

    private static int IndexOf(ImmutableArray<TargetSettings> targets, string name)
    {
        for (int index = 0; index < targets.Length; index++)
        {
            if (string.Equals(targets[index].Name, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    private SettingsLayer Parse(string text) => SettingsReader.Read(Encoding.UTF8.GetBytes(text), path);

    private string ReadText()
    {
        try
        {
            string text = File.Exists(path) ? File.ReadAllText(path) : "";
            return string.IsNullOrWhiteSpace(text) ? "" : text;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(FailureKind.Failed, $"The configuration {path} cannot be read", FileTrouble.Of(exception, path), $"ls -l {path}");
        }
    }

    private void Write(string text)
    {
        // What was written must be readable again; better no change than a file that stops every later run.
        _ = Parse(text);
        try
        {
            WriteAtomically(text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(FailureKind.Failed, $"The configuration {path} cannot be written", FileTrouble.Of(exception, path), $"ls -ld {path}");
        }
    }

    private void WriteAtomically(string text)
    {
        // People keep such files in a repository of their own and link to them: the link stays a link.
        string real = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;
        CreateFolder(Path.GetDirectoryName(real)!);
        string staged = $"{real}.{Path.GetRandomFileName()}.tmp";
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        try
        {
            using (FileStream stream = new(staged, options))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(staged, real, overwrite: true);
        }
        finally
        {
            File.Delete(staged);
        }
    }

    private static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }
}
