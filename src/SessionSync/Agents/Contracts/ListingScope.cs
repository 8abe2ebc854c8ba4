using System.Collections.Immutable;
using System.IO.Enumeration;

namespace SessionSync.Agents.Contracts;

/// <summary>The part of an agent's root that must be listed to find the sessions of one project, and the values that are read on the way.</summary>
/// <param name="Prefixes">Only entries right below the root whose names begin like one of these, in ASCII letters, digits, dots, dashes and
/// underscores; none for all. Names that begin with a dot are never listed.</param>
/// <param name="Patterns">Which files are read: shell patterns of their names, without spaces.</param>
/// <param name="Depth">How deep below the root's entries such a file may lie: 0 for an entry itself, 1 for a file right in one.</param>
/// <param name="TailKeys">The top-level keys whose last values are wanted of those, read from the end: none, or the timestamp's, or the
/// timestamp's and the working directory's.</param>
/// <param name="HeaderKeys">The keys, at whatever level, whose first values are wanted of the first <see cref="HeaderSize"/> bytes; an empty
/// one for the whole first line.</param>
public sealed record ListingScope(
    ImmutableArray<string> Prefixes, ImmutableArray<string> Patterns, int Depth, ImmutableArray<string> TailKeys, ImmutableArray<string> HeaderKeys)
{
    /// <summary>How much of a file's beginning is looked at, in bytes.</summary>
    public const int HeaderSize = 4096;

    /// <summary>Whether it is its folder that tells what project a session belongs to, and not its header.</summary>
    public bool IsByFolder => HeaderKeys.IsEmpty;

    /// <summary>Whether an entry right below the root is to be listed.</summary>
    public bool Lists(string name) => !name.StartsWith('.') && (Prefixes.IsEmpty || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>Whether all that this one lists is listed by the other one, too, and read as this one wants it.</summary>
    public bool IsPartOf(ListingScope other) =>
        other.Prefixes.IsEmpty
        && Depth == other.Depth
        && Patterns.SequenceEqual(other.Patterns)
        && TailKeys.SequenceEqual(other.TailKeys)
        && HeaderKeys.SequenceEqual(other.HeaderKeys);

    /// <summary>Whether a listed file is to be read.</summary>
    /// <param name="path">Relative to the root.</param>
    public bool Reads(string path)
    {
        int name = path.LastIndexOf('/') + 1;
        return path.AsSpan().Count('/') <= Depth && Patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, path.AsSpan(name), ignoreCase: false));
    }
}
