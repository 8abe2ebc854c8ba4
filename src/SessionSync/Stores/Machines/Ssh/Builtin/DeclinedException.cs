namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The configuration asks for something that the built-in client cannot do. Connecting without it would not be what the user wants.</summary>
/// <param name="why">A sentence without its full stop.</param>
internal sealed class DeclinedException(string why) : Exception(why);
