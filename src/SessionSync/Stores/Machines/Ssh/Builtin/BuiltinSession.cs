using Renci.SshNet;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>A command that runs on the host.</summary>
/// <param name="Input">The way into it; null where it had ended before there was one.</param>
internal sealed record BuiltinSession(SshCommand Command, Stream? Input, Task Running);
