using System.Collections.Immutable;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>The command that shows what a service has said.</summary>
internal sealed record ServiceLog(string Program, ImmutableArray<string> Arguments);
