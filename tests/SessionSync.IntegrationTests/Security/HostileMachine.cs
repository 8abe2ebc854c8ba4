using SessionSync.IntegrationTests.Failures;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Security;

/// <summary>A far side that says what a test wants it to say, and never mind what it is asked.</summary>
internal sealed class HostileMachine
{
    private readonly TemporaryFolder _folder;
    private readonly List<string> _script = ["#!/bin/bash", "us=$(printf '\\037')"];
    private int _parts;

    public HostileMachine(TemporaryFolder folder)
    {
        _folder = folder;
        Do("echo \"$6\"");
        Do("echo \"ready${us}/home/there${us}none${us}none\"");
    }

    /// <summary>Runs this command of bash next.</summary>
    public HostileMachine Do(string command)
    {
        _script.Add(command);
        return this;
    }

    /// <summary>Says that listings come through gzip.</summary>
    public HostileMachine WithCompressedListings()
    {
        _script[3] = _script[3].Replace("none", "gzip", StringComparison.Ordinal);
        return this;
    }

    /// <summary>Says that content comes through zstd.</summary>
    public HostileMachine WithZstandard()
    {
        _script[3] = _script[3].Replace("${us}none\"", "${us}zstd\"", StringComparison.Ordinal);
        return this;
    }

    /// <summary>Says this as one frame.</summary>
    public HostileMachine Frame(byte[] content)
    {
        string part = _folder.Combine($"part-{_parts++}");
        File.WriteAllBytes(part, content);
        return Do($"echo {content.Length}; cat {part}");
    }

    public HostileMachine EndFrames() => Do("echo 0");

    /// <summary>Answers the questions for the project, the listing, and what there is of OpenCode.</summary>
    public HostileMachine List(string listing)
    {
        Do("echo \"project${us}/home/me/src/product${us}${us}\"");
        Do("echo \"listing${us}0000000000000000000000000000000000000000000000000000000000000000${us}yes${us}0\"; echo end");
        _ = listing.Length == 0 ? EndFrames() : Frame(System.Text.Encoding.UTF8.GetBytes(listing)).EndFrames();
        return Do("echo \"opencode${us}${us}no${us}\"");
    }

    /// <summary>The machine, which hangs up once it has said all.</summary>
    public ProgramMachine Build() => new("/bin/bash", [Write("hostile")], new Dictionary<string, string?>());

    /// <summary>The same as a program that can stand for a shell.</summary>
    public string Write(string name)
    {
        string program = _folder.Combine(name);
        File.WriteAllText(program, string.Join('\n', [.. _script, "sleep 0.1", ""]));
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }
}
