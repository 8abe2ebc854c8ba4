namespace SessionSync.Configuration;

/// <summary>The rules for the parts of a configured target.</summary>
public static class TargetRules
{
    /// <summary>Words that stand for something else in the place of a target's name.</summary>
    public static IReadOnlyList<string> Commands { get; } = ["sync", "push", "pull", "sweep", "rescue", "list", "show", "search", "export", "vault", "status", "doctor", "daemon", "service", "hooks", "target", "config", "man", "completion", "help"];

    public static bool IsReserved(string name) => Commands.Contains(name);

    public static void CheckName(string name)
    {
        if (IsReserved(name))
        {
            throw Refused($"'{name}' cannot be a target's name", "It is a command", "Choose another name");
        }

        if (name.Length == 0 || !char.IsAsciiLetterOrDigit(name[0]) || !HasOnly(name, "-_."))
        {
            throw Refused($"'{name}' cannot be a target's name", "A name starts with a letter or digit and has only letters, digits, '-', '_' and '.'", "sync-sessions target add work ssh:me@host");
        }
    }

    public static void CheckRepository(string repository)
    {
        int slash = repository.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == repository.Length - 1 || !HasOnly(repository.Remove(slash, 1), "-_."))
        {
            throw Refused($"'{repository}' is no repository", "A repository is written owner/name, such as octocat/hello-world", "See which one a checkout is of: git remote get-url origin");
        }
    }

    /// <summary>A variable's name becomes part of what a shell reads, so it must be one beyond doubt.</summary>
    public static void CheckVariable(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !HasOnly(name, "_"))
        {
            throw Refused($"'{name}' cannot be a variable's name", $"'{name}' must have only letters, digits and '_', and not start with a digit", "--env KEY=VALUE");
        }
    }

    /// <summary>A path that stays below the directory it is used in. They are listed with colons between.</summary>
    public static void CheckRelativePath(string path)
    {
        string[] parts = path.TrimEnd('/').Split('/');
        if (Array.Exists(parts, static part => part is "" or "." or "..") || path.Contains(':', StringComparison.Ordinal) || path.AsSpan().ContainsAnyInRange('\0', '\x1f'))
        {
            throw Refused($"'{path}' is no path below the checkout", "It is written like .coding-agent/notes: without a '/' in front, '..' or a colon", "Correct 'devFiles' in the file that this names: sync-sessions config path");
        }
    }

    private static bool HasOnly(string text, string punctuation)
    {
        foreach (char character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !punctuation.Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static SyncException Refused(string what, string why, string whatToDo) => new(FailureKind.Usage, what, why, whatToDo);
}
