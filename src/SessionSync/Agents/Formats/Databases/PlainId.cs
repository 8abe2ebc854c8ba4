using System.Buffers;

namespace SessionSync.Agents.Formats.Databases;

/// <summary>Ids that can be part of a file's name on any system. Ids of agents are; others were put there by somebody else.</summary>
internal static class PlainId
{
    private const int Longest = 128;

    private static readonly SearchValues<char> s_plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsPlain(string? id) => id is { Length: > 0 and <= Longest } && !id.AsSpan().ContainsAnyExcept(s_plain);
}
