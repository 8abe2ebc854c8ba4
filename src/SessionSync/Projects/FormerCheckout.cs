using SessionSync.Model;

namespace SessionSync.Projects;

/// <summary>Tells whose sessions those of a directory are that is gone. Pure.</summary>
internal static class FormerCheckout
{
    /// <summary>Whether a directory that is gone most likely was a checkout before that was renamed in its place: beside it, and called as a clone of its repository is
    /// unless told otherwise.</summary>
    /// <param name="gone">Absolute.</param>
    /// <param name="checkout">The checkout that is there; absolute and without links.</param>
    public static bool IsLikely(string gone, string checkout, RepositoryName repository) =>
        gone != checkout && Path.GetDirectoryName(gone) == Path.GetDirectoryName(checkout) && string.Equals(Path.GetFileName(gone), repository.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where such a checkout lay most likely. Null where that is the one that is there.</summary>
    /// <param name="checkout">Absolute and without links.</param>
    public static string? MostLikely(string checkout, RepositoryName repository) =>
        Path.Combine(Path.GetDirectoryName(checkout) ?? "/", repository.Name) is var path && path != checkout ? path : null;
}
