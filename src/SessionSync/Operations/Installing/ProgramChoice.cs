using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Stores.Machines;

namespace SessionSync.Operations.Installing;

/// <summary>Which sync-sessions a machine gets: the one that was named, this one, or one of the release files that were made here.</summary>
/// <param name="target">What the user calls the machine.</param>
/// <param name="named">A program or a release file; null for whichever fits.</param>
/// <param name="own">This program's own file; null where it is not one that runs by itself.</param>
/// <param name="releases">The folder with release files; need not exist.</param>
public sealed class ProgramChoice(string target, string? named, string? own, string releases)
{
    /// <summary>Null where the machine has it already.</summary>
    /// <exception cref="SyncException">Nothing that is here runs there, or nothing can be put there.</exception>
    internal byte[]? For(RemoteProgram there)
    {
        if (there.Obstacle is { } obstacle)
        {
            throw new SyncException(FailureKind.Refused, $"sync-sessions was not installed on {target}", Printable.Line(obstacle), "Nothing was changed there");
        }

        byte[] content = Candidates(there.Kind).Select(ReleaseFile.Read).FirstOrDefault(content => NativeProgram.KindOf(content) == there.Kind) ?? throw NothingFits(there);
        return Convert.ToHexStringLower(Sha256.HashData(content)) == there.Present ? null : content;
    }

    private IEnumerable<string> Candidates(string kind)
    {
        if (named is not null)
        {
            return [named];
        }

        IEnumerable<string> made = Directory.Exists(releases) && kind.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? Directory.EnumerateFiles(releases, $"sync-sessions-*-{kind}.tar.gz").OrderByDescending(File.GetLastWriteTimeUtc)
            : [];
        return own is null ? made : made.Prepend(own);
    }

    private SyncException NothingFits(RemoteProgram there)
    {
        string kind = Printable.Line(there.Kind);
        string why = named is not null
            ? $"It is a machine of the kind {kind}, and {Path.GetFileName(named)} is for another"
            : own is null
                ? $"It is a machine of the kind {kind}; this sync-sessions runs only with the .NET that is here, and there is no release file in {releases}"
                : $"It is a machine of the kind {kind}, and this one is of another; there is no release file for it in {releases}";
        return new SyncException(
            FailureKind.Refused, $"There is no sync-sessions for {target} at hand", why,
            $"Name its release file: sync-sessions target install {target} --from sync-sessions-VERSION-{kind}.tar.gz", $"Make it on such a machine: scripts/publish {kind}");
    }
}
