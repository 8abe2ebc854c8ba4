using System.Text;
using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Targets;

/// <summary>Remembers of which repository a Codespace is, which never changes: asking GitHub takes longer than a whole sync.</summary>
public sealed class CodespaceNames(string stateDirectory)
{
    private const int Most = 1000;
    private readonly string _path = Path.Combine(stateDirectory, "codespaces");

    public bool Any => ReadLines().Length > 0;

    /// <summary>All that are remembered, whether or not they still exist.</summary>
    public IEnumerable<(string Name, string Repository)> All =>
        from line in ReadLines()
        let fields = Fields.Split(line)
        where fields is [_, _]
        select (fields[0], fields[1]);

    /// <summary>In the form <c>owner/name</c>; null where it is not known.</summary>
    public string? RepositoryOf(string codespace)
    {
        foreach (string line in ReadLines())
        {
            if (Fields.Split(line) is [var name, var repository] && name == codespace)
            {
                return repository;
            }
        }

        return null;
    }

    /// <summary>The Codespaces of a repository that are remembered, whether or not they still exist.</summary>
    public IEnumerable<string> Of(RepositoryName repository) =>
        from line in ReadLines()
        let fields = Fields.Split(line)
        where fields is [_, _] && RepositoryName.Of(fields[1]) == repository
        select fields[0];

    /// <summary>Notes them all, in place of those noted before. That it cannot be noted harms nobody.</summary>
    public void Remember(IEnumerable<Codespace> codespaces)
    {
        var text = new StringBuilder();
        foreach (Codespace codespace in codespaces.Take(Most))
        {
            text.Append(Fields.Join(codespace.Name, codespace.Repository)).Append('\n');
        }

        try
        {
            if (string.Join('\n', ReadLines()) != text.ToString().TrimEnd('\n'))
            {
                PrivateFile.Replace(_path, text.ToString(), isDurable: false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private string[] ReadLines()
    {
        try
        {
            return File.Exists(_path) ? File.ReadAllLines(_path) : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What cannot be read is asked for again.
            return [];
        }
    }
}
