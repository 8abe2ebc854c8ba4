namespace SessionSync.Model;

/// <summary>
/// The address of a target: <c>NAME</c> of a Codespace, <c>ssh:[user@]host[:/path]</c>, <c>ssh://[user@]host[:port][/path]</c>
/// or <c>dir:PATH[:/path]</c>; the path is the project's on the target. <see cref="object.ToString"/> gives a text
/// that parses to the same address.
/// </summary>
public abstract record TargetAddress
{
    private const string Ssh = "ssh:";
    private const string Directory = "dir:";

    /// <summary>True if the text is a plain name: of a configured target, or else of a Codespace.</summary>
    public static bool IsName(string text) =>
        !text.StartsWith(Ssh, StringComparison.Ordinal) && !text.StartsWith(Directory, StringComparison.Ordinal);

    public static TargetAddress Parse(string text)
    {
        if (text.StartsWith(Ssh, StringComparison.Ordinal))
        {
            return SshAddress.ParseRest(text, text[Ssh.Length..]);
        }

        return text.StartsWith(Directory, StringComparison.Ordinal)
            ? DirectoryAddress.ParseRest(text, text[Directory.Length..])
            : CodespaceAddress.ParseName(text);
    }

    /// <summary>A project's path in its normal form: absolute, without a slash at the end.</summary>
    protected static string CheckedProject(string text, string project)
    {
        if (!project.StartsWith('/'))
        {
            throw Invalid(text, $"The project's path '{project}' is not absolute", "Write the whole path, such as ssh:host:/home/me/project");
        }

        if (project.Contains('\0', StringComparison.Ordinal))
        {
            throw Invalid(text, "A path cannot have a NUL character in it");
        }

        string trimmed = project.TrimEnd('/');
        return trimmed.Length > 0 ? trimmed : "/";
    }

    protected static SyncException Invalid(string text, string why, params string[] whatToDo) => new(
        FailureKind.Usage,
        $"'{Printable.Line(text)}' is no address of a target",
        Printable.Line(why),
        whatToDo.Length > 0 ? whatToDo : ["Name a Codespace, or write ssh:[user@]host[:/path], ssh://user@host:port/path or dir:PATH[:/path]"]);
}
