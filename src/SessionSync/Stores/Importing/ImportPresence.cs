using System.Text;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Importing;

/// <summary>The traces of an agent on a machine: its database, older files and its command.</summary>
/// <param name="Stamp">Changes whenever its database does; null where there is none.</param>
/// <param name="HasOldFiles">There are files of a version that had no database yet.</param>
/// <param name="HasClient">Its command can be run there.</param>
public sealed record ImportPresence(string? Stamp, bool HasOldFiles, bool HasClient)
{
    /// <summary>Equal as long as nothing changed.</summary>
    public ContentHash Digest => ContentHash.Of(Encoding.UTF8.GetBytes($"{Stamp} {HasOldFiles} {HasClient}"));

    public static ImportPresence None { get; } = new(null, HasOldFiles: false, HasClient: false);
}
