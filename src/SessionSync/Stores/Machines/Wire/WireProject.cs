namespace SessionSync.Stores.Machines.Wire;

/// <summary>A directory on the far side; each part is empty where there is none.</summary>
/// <param name="RealPath">Without symbolic links.</param>
/// <param name="Top">The top of the checkout it lies in.</param>
/// <param name="Origin">The URL of that checkout's remote <c>origin</c>.</param>
internal sealed record WireProject(string RealPath, string Top, string Origin);
