namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>A file with one public key or certificate: its kind, the key in base64, a comment.</summary>
internal static class PublicKeyFile
{
    /// <summary>Null where there is none.</summary>
    public static byte[]? Read(string path)
    {
        try
        {
            return File.Exists(path) && File.ReadAllText(path).Split([' ', '\t', '\n'], 3) is [_, var key, ..] ? Convert.FromBase64String(key) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }
}
