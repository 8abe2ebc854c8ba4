using System.Buffers;

namespace SessionSync.Vault.Format;

/// <summary>The name of a machine's head: letters, digits, dots, dashes and underscores, not a dot first. It is the machine's for as long as it lives, whatever
/// people call that meanwhile.</summary>
internal static class HeadName
{
    private const int Longest = 100;
    private static readonly SearchValues<char> s_allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_");

    public static bool IsOne(string name) => name.Length is > 0 and <= Longest && name[0] != '.' && !name.AsSpan().ContainsAnyExcept(s_allowed);

    /// <summary>A new one, which no other machine has.</summary>
    /// <param name="machine">What people call it.</param>
    public static string Make(string machine, Guid id)
    {
        string readable = string.Concat(machine.ToLowerInvariant().Where(static character => s_allowed.Contains(character) && character != '.').Take(40));
        return $"{(readable.Length > 0 ? readable : "machine")}-{id:N}";
    }
}
