using SessionSync.Model.Sessions;

namespace SessionSync.Operations.Rescue;

/// <summary>The file here that should have a file's content.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Here">The directory in its header, where that is this machine's own.</param>
/// <param name="There">The directory in the other machine's file, which stands in the same place.</param>
public sealed record FileHome(string Path, HeaderValue? Here, HeaderValue? There);
