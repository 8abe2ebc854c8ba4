using System.Collections.Immutable;
using SessionSync.Configuration;
using SessionSync.Platform;
using SessionSync.Projects;

namespace SessionSync.Operations.Status;

/// <summary>A request for the status of projects with their targets.</summary>
/// <param name="SshConfig">From the command line or the environment, and so before a target's own.</param>
/// <param name="IsOffline">Nobody is connected to, and gh is not asked.</param>
public sealed record StatusRequest(HostEnvironment Host, Settings Settings, string? SshConfig, ImmutableArray<LocalProject> Projects, bool IsOffline);
