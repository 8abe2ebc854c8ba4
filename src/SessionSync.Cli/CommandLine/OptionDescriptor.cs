using Cocona.Command;

namespace SessionSync.Cli.CommandLine;

/// <summary>A declared option as Cocona knows it. Values stay text: the declaration checks and converts them.</summary>
internal sealed class OptionDescriptor(Option declared) : CommandOptionDescriptor(
    declared.IsSwitch ? typeof(bool) : typeof(string), declared.Name[2..], declared.Alias is { } alias ? [alias[1]] : [], declared.Description,
    new CoconaDefaultValue(value: null), declared.ValueName, declared.IsHidden ? CommandOptionFlags.Hidden : CommandOptionFlags.None, [])
{
    public Option Declared { get; } = declared;
}
