namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Whoever connects: ssh looks for files in his home and for his agent, and asks him for what it lacks.</summary>
/// <param name="Home">His home directory.</param>
/// <param name="Variable">Looks up an environment variable.</param>
/// <param name="Ask">Asks a question on the terminal and returns the answer, which is not shown; null where there is no terminal, and where he does not answer.</param>
public sealed record LocalAccount(string Home, string UserName, Func<string, string?> Variable, Func<string, string?>? Ask);
