using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Lists an agent's root on this machine, the way the far side's script does on its own.</summary>
internal sealed class LocalFiles(string root)
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(root);
    private static readonly EnumerationOptions s_accessible = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };

    /// <summary>So many files lie behind no link of an agent's.</summary>
    private const int MostBehindLink = 20_000;

    /// <summary>Sizes and times of all files that the scope lists.</summary>
    public LocalListing List(ListingScope scope) => List(scope, int.MaxValue);

    /// <summary>The same, of those that the scope also wants to be read.</summary>
    public ImmutableArray<ListedFile> ListReadable(ListingScope scope) => [.. List(scope, scope.Depth).Files.Where(file => scope.Reads(file.Path))];

    private LocalListing List(ListingScope scope, int depth)
    {
        ImmutableArray<ListedFile>.Builder files = ImmutableArray.CreateBuilder<ListedFile>();
        ImmutableArray<LeftOut>.Builder leftOut = ImmutableArray.CreateBuilder<LeftOut>();
        if (!System.IO.Directory.Exists(_root))
        {
            return new LocalListing([], InTheWay() is { } left ? [left] : []);
        }

        var links = new Queue<string>();
        foreach (WalkedEntry entry in Walk("", 0, leftOut))
        {
            if (scope.Lists(entry.Path))
            {
                Take([entry], scope, files, links, leftOut);
            }
        }

        foreach (string folder in depth > 0 ? RealFolders() : [])
        {
            if (scope.Lists(folder))
            {
                Take(Walk(folder, depth - 1, leftOut), scope, files, links, leftOut);
            }
        }

        Follow(scope, depth, files, links, leftOut);
        return new LocalListing(files.ToImmutable(), leftOut.ToImmutable());
    }

    /// <summary>The folders right below the root, links to folders of the same user among them.</summary>
    public IEnumerable<string> Folders() => RealFolders().Concat(Links().Where(name => FileStatus.Of(Path.Combine(_root, name)) is { IsOwn: true } && System.IO.Directory.Exists(Path.Combine(_root, name))));

    private IEnumerable<string> RealFolders() => Names(static path => !IsLink(path) && System.IO.Directory.Exists(path));

    private IEnumerable<string> Links() => Names(IsLink);

    private IEnumerable<string> Names(Func<string, bool> isWanted)
    {
        if (!System.IO.Directory.Exists(_root))
        {
            yield break;
        }

        foreach (string path in System.IO.Directory.EnumerateDirectories(_root, "*", s_accessible))
        {
            string name = Path.GetFileName(path);
            if (!name.StartsWith('.') && isWanted(path))
            {
                yield return name;
            }
        }
    }

    /// <summary>When something was last added to a folder, or taken from it.</summary>
    public DateTime ModifiedOf(string folder) => System.IO.Directory.GetLastWriteTimeUtc(Path.Combine(_root, folder));

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
            if (!string.Equals(other, path, StringComparison.Ordinal) && File.Exists(Path.Combine(_root, other)))
            {
                return other;
            }
        }

        return null;
    }

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    /// <summary>The obstacle where the root is no folder: a link that leads nowhere, or a folder that may not be entered; null for none.</summary>
    private LeftOut? InTheWay()
    {
        string way = _root;
        while (Path.GetDirectoryName(way) is { } above && !Path.Exists(way) && new FileInfo(way).LinkTarget is null)
        {
            way = above;
        }

        return new FileInfo(way).LinkTarget is not null && FileStatus.Of(way) is null ? new LeftOut(way, LeftOutReason.LeadsNowhere)
            : System.IO.Directory.Exists(way) && (FileStatus.Of(way) is null || FileStatus.Of($"{way}/.") is not null) ? null
            : new LeftOut(way, LeftOutReason.Closed);
    }

    /// <summary>The files and links in a folder, and below it as deep as that.</summary>
    private List<WalkedEntry> Walk(string folder, int depth, ImmutableArray<LeftOut>.Builder leftOut, int most = int.MaxValue)
    {
        var entries = new List<WalkedEntry>();
        try
        {
            using var walker = new FolderWalker(Path.Combine(_root, folder), _root.Length + 1, depth);
            while (entries.Count <= most && walker.MoveNext())
            {
                entries.Add(walker.Current);
            }

            if (walker.MetClosed)
            {
                leftOut.Add(new LeftOut(folder.Length > 0 ? $"{folder}, or something in it," : _root, LeftOutReason.Closed));
            }
        }
        catch (DirectoryNotFoundException)
        {
            // It went away between two looks.
            return [];
        }

        return entries;
    }

    private void Take(
        IEnumerable<WalkedEntry> entries, ListingScope scope, ImmutableArray<ListedFile>.Builder files, Queue<string> links, ImmutableArray<LeftOut>.Builder leftOut)
    {
        foreach (WalkedEntry entry in entries)
        {
            if (entry.IsLink)
            {
                links.Enqueue(entry.Path);
            }
            else if (entry.Stamp.Size > 0 || RegularFile.Is(Path.Combine(_root, entry.Path)))
            {
                files.Add(new ListedFile(entry.Path, entry.Stamp));
            }
            else if (scope.Reads(entry.Path))
            {
                // Pipes, sockets and devices have no length.
                leftOut.Add(new LeftOut(entry.Path, LeftOutReason.NoFile));
            }
        }
    }

    private void Follow(ListingScope scope, int depth, ImmutableArray<ListedFile>.Builder files, Queue<string> links, ImmutableArray<LeftOut>.Builder leftOut)
    {
        var following = new Lazy<LinkFollowing>(() => new LinkFollowing(_root, scope));
        while (links.TryDequeue(out string? path))
        {
            switch (following.Value.Decide(path))
            {
                case { LeftOut: { } reason }:
                    leftOut.Add(new LeftOut(path, reason));
                    break;
                case { IsFolder: true }:
                    List<WalkedEntry> behind = Walk(path, Math.Max(0, depth - 1 - path.AsSpan().Count('/')), leftOut, MostBehindLink);
                    if (behind.Count > MostBehindLink)
                    {
                        leftOut.Add(new LeftOut(path, LeftOutReason.TooMany));
                    }
                    else
                    {
                        Take(behind, scope, files, links, leftOut);
                    }

                    break;
                case not null when new FileInfo(Path.Combine(_root, path)).ResolveLinkTarget(returnFinalTarget: true) is FileInfo target:
                    files.Add(new ListedFile(path, new FileStamp(target.Length, new DateTimeOffset(target.LastWriteTimeUtc).ToUnixTimeSeconds())));
                    break;
            }
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

            using FileStream stream = RegularFile.Open(Path.Combine(_root, file.Path));
            if (!scope.HeaderKeys.IsEmpty)
            {
                file = file with { Header = HeaderReader.Read(stream, scope.HeaderKeys) };
            }

            if (!scope.TailKeys.IsEmpty)
            {
                TranscriptTail tail = agent.ReadTail(stream);
                file = file with { Head = tail.Head, WorkingDirectory = tail.WorkingDirectory, IsCut = tail.Head is null && TailReader.IsCut(stream) };
            }

            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It cannot be read now; whoever wants its content will be told so.
            return file;
        }
    }

    /// <summary>Reads the header of a compressed file. Its end could not be read without all of it. Where nothing decompresses it, no header is read.</summary>
    private ListedFile ReadCompressed(ListedFile file, ListingScope scope)
    {
        using TranscriptStream? stream = scope.HeaderKeys.IsEmpty ? null : TranscriptStream.TryOpen(Path.Combine(_root, file.Path), static _ => { });
        return stream is null ? file : file with { Header = HeaderReader.Read(stream.Content, scope.HeaderKeys) };
    }
}
