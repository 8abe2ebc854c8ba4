using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Local;

/// <summary>A file or a link that was met.</summary>
/// <param name="Stamp">Of a file; of a link nothing is known yet.</param>
internal readonly record struct WalkedEntry(string Path, FileStamp Stamp, bool IsLink);
