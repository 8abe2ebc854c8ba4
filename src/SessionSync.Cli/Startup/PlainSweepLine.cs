using System.Collections.Immutable;
using SessionSync.Cli.Commands.Sweep;
using SessionSync.Configuration;

namespace SessionSync.Cli.Startup;

/// <summary>Reads the command lines of <c>sweep</c> that are beyond doubt, as <see cref="PlainCommandLine"/> does those of <c>sync</c>:
/// whoever connects somewhere waits for a sweep.</summary>
internal static class PlainSweepLine
{
    /// <param name="arguments">What follows the verb.</param>
    /// <returns>Null for a line that is for the command tree.</returns>
    public static SweepArguments? Read(ReadOnlySpan<string> arguments)
    {
        SweepArguments result = new();
        ImmutableArray<string>.Builder targets = ImmutableArray.CreateBuilder<string>();
        for (int index = 0; index < arguments.Length; index++)
        {
            string word = arguments[index];
            if (PlainCommandLine.IsValue(word))
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
            else if (index + 1 < arguments.Length && PlainCommandLine.IsValue(arguments[index + 1]) && WithValue(result, word, arguments[index + 1]) is { } set)
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

    private static SweepArguments? WithSwitch(SweepArguments arguments, string option) => option switch
    {
        "--json" => arguments with { Json = true },
        "--quiet" or "-q" => arguments with { Quiet = true },
        "--verbose" or "-v" => arguments with { Verbose = true },
        _ => null,
    };

    /// <summary>Null for an option that is there twice, or whose value is wrong: the command tree knows what to say.</summary>
    private static SweepArguments? WithValue(SweepArguments arguments, string option, string value) => option switch
    {
        "--ssh-config" when arguments.SshConfig is null => arguments with { SshConfig = value },
        "--control-path" when arguments.ControlPath is null => arguments with { ControlPath = value },
        "--days" when arguments.Days is null && SettingValues.ParseDays(value) is { } days => arguments with { Days = days },
        "--parallel" when arguments.Parallel is null && SettingValues.ParseParallel(value) is { } parallel => arguments with { Parallel = parallel },
        "--time-limit" when arguments.TimeLimit is null && SettingValues.ParseSeconds(value) is { } seconds => arguments with { TimeLimit = TimeSpan.FromSeconds(seconds) },
        "--color" when arguments.Color is null && SettingValues.ParseColor(value) is { } color => arguments with { Color = color },
        _ => null,
    };
}
