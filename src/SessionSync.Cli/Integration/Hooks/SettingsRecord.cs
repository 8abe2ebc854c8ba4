using SessionSync.Platform;

namespace SessionSync.Cli.Integration.Hooks;

/// <summary>A settings file as it was before we wrote to it, and the hash of what it was afterwards.</summary>
/// <param name="Original">Null where there was none.</param>
/// <param name="Written">The SHA-256 of what we made of it.</param>
internal sealed record SettingsRecord(byte[]? Original, string Written)
{
    private const string FirstField = "settings 1";
    private const string None = "none";

    public static string HashOf(byte[] content) => Convert.ToHexStringLower(Sha256.HashData(content));

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static SettingsRecord? Load(string file)
    {
        try
        {
            return Fields.Split(File.ReadAllText(file).TrimEnd('\n')) is [FirstField, var written, var original]
                ? new SettingsRecord(original == None ? null : Convert.FromBase64String(original), written)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    public void Save(string file) =>
        PrivateFile.Replace(file, Fields.Join(FirstField, Written, Original is null ? None : Convert.ToBase64String(Original)) + "\n");
}
