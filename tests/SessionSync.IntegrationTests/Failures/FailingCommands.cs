namespace SessionSync.IntegrationTests.Failures;

/// <summary>A folder to be put first on a PATH, whose commands are the real ones until a given one of their calls.</summary>
internal sealed class FailingCommands
{
    /// <summary>All that the far side calls.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["awk", "cat", "date", "dd", "find", "gzip", "head", "mkdir", "mktemp", "mv", "od", "openssl", "rm", "sha256sum", "sort", "stat", "tail", "tar", "touch", "tr", "zstd"];

    /// <summary>Those of them that change something. What is killed while it only looks leaves what the one before it left.</summary>
    public static IReadOnlyList<string> Changing { get; } = ["cat", "mkdir", "mktemp", "mv", "rm", "tar", "touch"];

    private readonly string _folder;

    public FailingCommands(string folder, IReadOnlyList<string> names)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        string shim = Path.Combine(folder, ".shim");
        File.WriteAllText(shim, $$"""
            #!/bin/sh
            PATH={{RealPath}}
            # The first free number is this call's; no other process is needed to find it.
            set -C
            number=1
            while ! echo "${0##*/}" >"$CALLS/$number"; do number=$((number + 1)); done 2>/dev/null
            if [ "$number" -eq "$FAILING" ] || { [ "$number" -gt "$FAILING" ] && [ "$FAULT" = stay ]; }; then
              [ "$FAULT" != kill ] || kill -9 0
              echo "${0##*/}: fails as the test wants it" >&2
              exit 1
            fi
            exec "${0##*/}" "$@"

            """);
        File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (string name in names)
        {
            File.CreateSymbolicLink(Path.Combine(folder, name), shim);
        }
    }

    private static string RealPath => Environment.GetEnvironmentVariable("PATH")!;

    /// <summary>The home as a machine on which the n-th call of any command goes wrong.</summary>
    /// <param name="fault"><c>once</c>: it fails; <c>stay</c>: it and all later ones fail; <c>kill</c>: the script and all it started is killed.</param>
    public ProgramMachine Machine(string home, int failing, string fault)
    {
        Directory.CreateDirectory(Calls(home));
        var variables = new Dictionary<string, string?>
        {
            ["HOME"] = home,
            ["PATH"] = $"{_folder}:{RealPath}",
            ["CALLS"] = Calls(home),
            ["FAILING"] = $"{failing}",
            ["FAULT"] = fault,
        };
        return new ProgramMachine("setsid", ["sh"], variables);
    }

    public static int CountCalls(string home) => Directory.GetFiles(Calls(home)).Length;

    public static string Describe(string home, int call)
    {
        string file = Path.Combine(Calls(home), $"{call}");
        return $"call {call}, of {(File.Exists(file) ? File.ReadAllText(file).Trim() : "nothing")}";
    }

    private static string Calls(string home) => home + ".calls";
}
