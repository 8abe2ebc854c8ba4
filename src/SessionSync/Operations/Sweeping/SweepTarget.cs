using SessionSync.Operations.Targets;

namespace SessionSync.Operations.Sweeping;

/// <summary>A machine that is being connected to for a sweep.</summary>
/// <param name="Home">The project it is swept for and its place here; null for a machine that lists everything it holds.</param>
internal sealed record SweepTarget(OpenTarget Open, ProjectHome? Home);
