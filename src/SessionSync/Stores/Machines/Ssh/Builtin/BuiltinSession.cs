using Renci.SshNet;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>A command that runs on the host.</summary>
internal sealed record BuiltinSession(SshCommand Command, Stream Input, Task Running);
