using System.Collections.Immutable;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Configuration;
using SessionSync.Sync.Planning;

namespace SessionSync.Cli.Startup;

/// <summary>
/// Reads the command lines of <c>sync</c>, <c>push</c> and <c>pull</c> that are beyond doubt: whole words, each known.
/// Everything else (help, mistakes, <c>--days=3</c>, <c>-nq</c>) is left to the command tree, which means the same by
/// what is read here but needs as long to get ready as the runtime itself.
/// </summary>
internal static class PlainCommandLine
{
    /// <summary>Null for a line that is for the command tree.</summary>
    public static SyncArguments? Read(string[] arguments)
    {
        SyncDirection? verb = arguments.Length == 0 ? null : DirectionOf(arguments[0]);
        SyncArguments result = new(verb ?? SyncDirection.Both);
        ImmutableArray<string>.Builder targets = ImmutableArray.CreateBuilder<string>();
        for (int index = verb is null ? 0 : 1; index < arguments.Length; index++)
        {
            string word = arguments[index];
            if (IsValue(word))
            {
                if (TargetRules.IsReserved(word))
                {
                    return null;
                }

                targets.Add(word);
            }
            else if (WithSwitch(result, word) is { } switched)
            {
                result = switched;
            }
            else if (index + 1 < arguments.Length && IsValue(arguments[index + 1]) && WithValue(result, word, arguments[index + 1]) is { } set)
            {
                result = set;
                index++;
            }
            else
            {
                return null;
            }
        }

        return result with { Targets = targets.ToImmutable() };
    }

    internal static bool IsValue(string word) => word.Length > 0 && word[0] != '-';

    private static SyncDirection? DirectionOf(string word) => word switch
    {
        "sync" => SyncDirection.Both,
        "push" => SyncDirection.Push,
        "pull" => SyncDirection.Pull,
        _ => null,
    };

    private static SyncArguments? WithSwitch(SyncArguments arguments, string option) => option switch
    {
        "--all-sessions" => arguments with { AllSessions = true },
        "--start" => arguments with { Start = true },
        "--restore-missing" => arguments with { RestoreMissing = true },
        "--dry-run" or "-n" => arguments with { DryRun = true },
        "--exit-code" => arguments with { ExitCode = true },
        "--json" => arguments with { Json = true },
        "--quiet" or "-q" => arguments with { Quiet = true },
        "--verbose" or "-v" => arguments with { Verbose = true },
        _ => null,
    };

    /// <summary>Null for an option that is there twice, or whose value is wrong: the command tree knows what to say.</summary>
    private static SyncArguments? WithValue(SyncArguments arguments, string option, string value) => option switch
    {
        "--repo" when arguments.Repository is null => arguments with { Repository = value },
        "--agent" when arguments.Agent is null => arguments with { Agent = value },
        "--session" when arguments.SessionId is null => arguments with { SessionId = value },
        "--ssh-config" when arguments.SshConfig is null => arguments with { SshConfig = value },
        "--days" when arguments.Days is null && SettingValues.ParseDays(value) is { } days => arguments with { Days = days },
        "--prefer" when arguments.Prefer is null && SettingValues.ParsePrefer(value) is { } prefer => arguments with { Prefer = prefer },
        "--time-limit" when arguments.TimeLimit is null && SettingValues.ParseSeconds(value) is { } seconds => arguments with { TimeLimit = TimeSpan.FromSeconds(seconds) },
        "--color" when arguments.Color is null && SettingValues.ParseColor(value) is { } color => arguments with { Color = color },
        _ => null,
    };
}
