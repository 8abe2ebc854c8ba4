using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Configuration;

/// <summary>Understands the settings file. Nothing in it is ever ignored: what is not understood is refused, with its line.</summary>
internal static class SettingsReader
{
    private const string Name = "name";
    private const string Url = "url";
    private const string Repository = "repository";
    private const string Environment = "environment";
    private const string SshConfig = "sshConfig";
    private const string Transport = "transport";

    private static readonly ImmutableArray<string> Keys =
    [
        SettingNames.Days, SettingNames.Prefer, SettingNames.Parallel, SettingNames.Timeout, SettingNames.Color, SettingNames.Targets, SettingNames.Checkouts,
        SettingNames.DevelopmentFiles, SettingNames.Daemon,
    ];

    private static readonly ImmutableArray<string> TargetKeys = [Name, Url, Repository, Environment, SshConfig, Transport];

    public static SettingsLayer Read(ReadOnlySpan<byte> json, string path)
    {
        JsonCursor cursor = new(json, path);
        try
        {
            SettingsLayer settings = ReadSettings(ref cursor);
            cursor.ExpectEndOfFile();
            return settings;
        }
        catch (JsonException exception)
        {
            throw Refused(path, (int)(exception.LineNumber ?? 0) + 1, "This is not well-formed JSON (comments and trailing commas are allowed)");
        }
    }

    public static SyncException Refused(string path, int line, string why, params string[] whatToDo) => new(
        FailureKind.Usage, $"The configuration cannot be used: {path}, line {line}", why, whatToDo.Length > 0 ? whatToDo : [$"Correct line {line} of {path}"]);

    private static SettingsLayer ReadSettings(ref JsonCursor cursor)
    {
        SettingsLayer settings = new(SettingOrigin.File);
        HashSet<string> seen = [];
        cursor.BeginObject("The configuration");
        while (cursor.NextKey(seen, out string key))
        {
            settings = key switch
            {
                SettingNames.Days => settings with { Days = Value(ref cursor, key, SettingValues.ParseDays, SettingValues.DaysRule) },
                SettingNames.Prefer => settings with { Prefer = Value(ref cursor, key, SettingValues.ParsePrefer, SettingValues.PreferRule) },
                SettingNames.Parallel => settings with { Parallel = Value(ref cursor, key, SettingValues.ParseParallel, SettingValues.ParallelRule) },
                SettingNames.Timeout => settings with { Timeout = Value(ref cursor, key, SettingValues.ParsePeriod, SettingValues.PeriodRule) },
                SettingNames.Color => settings with { Color = Value(ref cursor, key, SettingValues.ParseColor, SettingValues.ColorRule) },
                SettingNames.DevelopmentFiles => settings with { DevelopmentFiles = ReadPaths(ref cursor) },
                SettingNames.Targets => settings with { Targets = ReadTargets(ref cursor) },
                SettingNames.Checkouts => settings with { Checkouts = ReadDirectories(ref cursor, key) },
                SettingNames.Daemon => settings with { Daemon = DaemonSettingsReader.Read(ref cursor) },
                _ => throw UnknownKey(cursor, key, Keys),
            };
        }

        return settings;
    }

    private static ImmutableArray<string> ReadPaths(ref JsonCursor cursor)
    {
        ImmutableArray<string>.Builder paths = ImmutableArray.CreateBuilder<string>();
        cursor.BeginArray($"'{SettingNames.DevelopmentFiles}'");
        while (cursor.HasElement())
        {
            paths.Add(Checked(ref cursor, SettingNames.DevelopmentFiles, TargetRules.CheckRelativePath).TrimEnd('/'));
        }

        cursor.EndArray();
        return paths.ToImmutable();
    }

    private static ImmutableArray<TargetSettings> ReadTargets(ref JsonCursor cursor)
    {
        ImmutableArray<TargetSettings>.Builder targets = ImmutableArray.CreateBuilder<TargetSettings>();
        HashSet<string> names = [];
        cursor.BeginArray($"'{SettingNames.Targets}'");
        while (cursor.HasElement())
        {
            TargetSettings target = ReadTarget(ref cursor);
            if (!names.Add(target.Name))
            {
                throw cursor.Refused($"Two targets are called '{target.Name}'", "Give one of them another name");
            }

            targets.Add(target);
        }

        cursor.EndArray();
        return targets.ToImmutable();
    }

    private static ImmutableArray<string> ReadDirectories(ref JsonCursor cursor, string key)
    {
        ImmutableArray<string>.Builder directories = ImmutableArray.CreateBuilder<string>();
        cursor.BeginArray($"'{key}'");
        while (cursor.HasElement())
        {
            string directory = cursor.Text(key);
            directories.Add(directory is ['/', ..] or "~" or ['~', '/', ..]
                ? directory
                : throw cursor.Refused($"'{key}' has '{directory}', which is no absolute path", "Write the whole path; it may begin with ~/"));
        }

        cursor.EndArray();
        return directories.ToImmutable();
    }

    private static TargetSettings ReadTarget(ref JsonCursor cursor)
    {
        TargetSettings target = new("", "");
        HashSet<string> seen = [];
        cursor.BeginObject("A target");
        while (cursor.NextKey(seen, out string key))
        {
            target = key switch
            {
                Name => target with { Name = Checked(ref cursor, key, TargetRules.CheckName) },
                Url => target with { Url = Checked(ref cursor, key, static url => TargetAddress.Parse(url)) },
                Repository => target with { Repository = Checked(ref cursor, key, TargetRules.CheckRepository) },
                Environment => target with { Environment = ReadVariables(ref cursor) },
                SshConfig => target with { SshConfig = cursor.Text(key) },
                Transport => target with { Transport = Value(ref cursor, key, SettingValues.ParseTransport, SettingValues.TransportRule) },
                _ => throw UnknownKey(cursor, key, TargetKeys),
            };
        }

        return target is { Name.Length: > 0, Url.Length: > 0 } ? target : throw cursor.Refused("A target needs a 'name' and a 'url'");
    }

    private static ImmutableSortedDictionary<string, string> ReadVariables(ref JsonCursor cursor)
    {
        ImmutableSortedDictionary<string, string>.Builder variables =
            ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        HashSet<string> seen = [];
        cursor.BeginObject($"'{Environment}'");
        while (cursor.NextKey(seen, out string key))
        {
            try
            {
                TargetRules.CheckVariable(key);
            }
            catch (SyncException exception)
            {
                throw cursor.Refused(exception.Why, [.. exception.WhatToDo]);
            }

            variables[key] = cursor.Text(key);
        }

        return variables.ToImmutable();
    }

    public static T Value<T>(ref JsonCursor cursor, string key, Func<string, T?> parse, string rule)
        where T : struct => parse(cursor.Scalar(key, rule)) ?? throw cursor.Refused($"'{key}' must be {rule}");

    /// <summary>A text that a rule has nothing against; what the rule says is said with the line.</summary>
    private static string Checked(ref JsonCursor cursor, string key, Action<string> rule)
    {
        string text = cursor.Text(key);
        try
        {
            rule(text);
            return text;
        }
        catch (SyncException exception)
        {
            throw cursor.Refused($"{exception.What}. {exception.Why}", [.. exception.WhatToDo]);
        }
    }

    public static SyncException UnknownKey(JsonCursor cursor, string key, ImmutableArray<string> known) =>
        NearestWord.Find(key, known) is { } nearest
            ? cursor.Refused($"There is no setting '{key}' here", $"Did you mean '{nearest}'?")
            : cursor.Refused($"There is no setting '{key}' here", $"The settings here are {string.Join(", ", known)}");
}
