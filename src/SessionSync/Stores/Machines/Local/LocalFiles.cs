using System.Collections.Immutable;
using System.IO.Enumeration;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Lists an agent's root on this machine, the way the far side's script does on its own.</summary>
internal sealed class LocalFiles(string root)
{
    /// <summary>Sizes and times of all files that the scope lists. Links are not followed.</summary>
    public ImmutableArray<ListedFile> List(ListingScope scope) => List(scope, int.MaxValue);

    /// <summary>The same, of those that the scope also wants to be read.</summary>
    public ImmutableArray<ListedFile> ListReadable(ListingScope scope) => [.. List(scope, scope.Depth).Where(file => scope.Reads(file.Path))];

    private ImmutableArray<ListedFile> List(ListingScope scope, int depth)
    {
        ImmutableArray<ListedFile>.Builder files = ImmutableArray.CreateBuilder<ListedFile>();
        if (!System.IO.Directory.Exists(root))
        {
            return [];
        }

        foreach (string folder in Folders())
        {
            if (depth > 0 && scope.Lists(folder))
            {
                AddFiles(folder, depth, files);
            }
        }

        foreach (FileInfo file in new DirectoryInfo(root).EnumerateFiles())
        {
            if (scope.Lists(file.Name) && file.LinkTarget is null)
            {
                files.Add(new ListedFile(file.Name, new FileStamp(file.Length, new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds())));
            }
        }

        return files.ToImmutable();
    }

    public IEnumerable<string> Folders()
    {
        if (!System.IO.Directory.Exists(root))
        {
            yield break;
        }

        foreach (string path in System.IO.Directory.EnumerateDirectories(root))
        {
            string name = Path.GetFileName(path);
            if (!name.StartsWith('.') && !File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
            {
                yield return name;
            }
        }
    }

    /// <summary>When something was last added to a folder, or taken from it.</summary>
    public DateTime ModifiedOf(string folder) => System.IO.Directory.GetLastWriteTimeUtc(Path.Combine(root, folder));

    /// <summary>Reads those of the files that the scope wants to be read.</summary>
    public ImmutableArray<ListedFile> Read(ImmutableArray<ListedFile> files, IAgent agent, ListingScope scope)
    {
        ImmutableArray<ListedFile>.Builder read = ImmutableArray.CreateBuilder<ListedFile>(files.Length);
        foreach (ListedFile file in files)
        {
            read.Add(scope.Reads(file.Path) ? Read(file, agent, scope) : file);
        }

        return read.MoveToImmutable();
    }

    /// <summary>Another folder of the root that holds a file of this name; null where there is none.</summary>
    public string? FindElsewhere(string path)
    {
        string name = Path.GetFileName(path);
        foreach (string folder in Folders())
        {
            string other = $"{folder}/{name}";
            if (!string.Equals(other, path, StringComparison.Ordinal) && File.Exists(Path.Combine(root, other)))
            {
                return other;
            }
        }

        return null;
    }

    private void AddFiles(string folder, int depth, ImmutableArray<ListedFile>.Builder files)
    {
        string start = Path.Combine(root, folder);
        int skipped = root.Length + 1;
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = depth - 1,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        var entries = new FileSystemEnumerable<ListedFile>(
            start,
            (ref FileSystemEntry entry) => new ListedFile(
                entry.ToFullPath()[skipped..], new FileStamp(entry.Length, entry.LastWriteTimeUtc.ToUnixTimeSeconds())),
            options)
        {
            ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
        };
        foreach (ListedFile file in entries)
        {
            files.Add(file);
        }
    }

    private ListedFile Read(ListedFile file, IAgent agent, ListingScope scope)
    {
        try
        {
            if (TranscriptStream.IsCompressed(file.Path))
            {
                return ReadCompressed(file, scope);
            }

            using var stream = new FileStream(
                Path.Combine(root, file.Path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (!scope.HeaderKeys.IsEmpty)
            {
                file = file with { Header = HeaderReader.Read(stream, scope.HeaderKeys) };
            }

            if (!scope.TailKeys.IsEmpty)
            {
                TranscriptTail tail = agent.ReadTail(stream);
                file = file with { Head = tail.Head, WorkingDirectory = tail.WorkingDirectory };
            }

            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It cannot be read now; whoever wants its content will be told so.
            return file;
        }
    }

    /// <summary>What is compressed has no end that could be read without all of it. Where nothing decompresses it, it tells nothing.</summary>
    private ListedFile ReadCompressed(ListedFile file, ListingScope scope)
    {
        using TranscriptStream? stream = scope.HeaderKeys.IsEmpty ? null : TranscriptStream.TryOpen(Path.Combine(root, file.Path), static _ => { });
        return stream is null ? file : file with { Header = HeaderReader.Read(stream.Content, scope.HeaderKeys) };
    }
}
