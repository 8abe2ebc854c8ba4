using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>A connection that breaks after so many bytes in either direction: a program that stands between us and a shell.</summary>
internal sealed class CuttingRelay : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _machines;

    public CuttingRelay()
    {
        // Named like a shell, so that it can also be put on a PATH.
        Write("sh", """
            #!/bin/sh
            mkfifo "$CUT_PIPE"
            stdbuf -o0 head -c "$CUT_TO" <&0 >"$CUT_PIPE" &
            pump=$!
            exec </dev/null
            /bin/sh "$@" <"$CUT_PIPE" | { stdbuf -o0 head -c "$CUT_FROM"; kill "$pump" 2>/dev/null; }

            """);
    }

    /// <summary>To be put first on a PATH.</summary>
    public string Folder => _folder.CreateDirectory("bin");

    public void Dispose() => _folder.Dispose();

    public Dictionary<string, string> Variables(long bytesTo, long bytesFrom) => new()
    {
        ["CUT_TO"] = $"{bytesTo}",
        ["CUT_FROM"] = $"{bytesFrom}",
        ["CUT_PIPE"] = _folder.Combine($"pipe-{_machines++}"),
    };

    public ProgramMachine Machine(string home, long bytesTo, long bytesFrom)
    {
        var variables = Variables(bytesTo, bytesFrom).ToDictionary(variable => variable.Key, variable => (string?)variable.Value);
        variables["HOME"] = home;
        return new ProgramMachine(Path.Combine(Folder, "sh"), [], variables);
    }

    private void Write(string name, string script)
    {
        string path = _folder.Write($"bin/{name}", script);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
