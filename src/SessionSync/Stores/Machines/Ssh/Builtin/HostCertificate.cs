using System.Collections.Immutable;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The content of a host's certificate; that it is signed by its authority, and valid today, has been checked.</summary>
/// <param name="Authority">The public key that signed it.</param>
/// <param name="IsOfHost">And not of a user.</param>
/// <param name="Principals">Patterns of the names that it is good for; none for all.</param>
/// <param name="HasDemands">Whether there are critical options, of which none is known for hosts.</param>
internal sealed record HostCertificate(ReadOnlyMemory<byte> Authority, bool IsOfHost, ImmutableArray<string> Principals, bool HasDemands);
