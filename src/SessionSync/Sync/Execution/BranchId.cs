using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Execution;

/// <summary>The id of a session that was made of a branch: a UUID of version 8 (RFC 9562), which holds what the maker likes.</summary>
internal static class BranchId
{
    /// <param name="content">Of the branch.</param>
    public static string Of(ContentHash content)
    {
        char[] digits = content.Hex[..32].ToCharArray();
        digits[12] = '8';
        digits[16] = "89ab"[Convert.ToInt32(digits[16].ToString(), 16) & 3];
        return $"{digits[..8].AsSpan()}-{digits[8..12].AsSpan()}-{digits[12..16].AsSpan()}-{digits[16..20].AsSpan()}-{digits[20..].AsSpan()}";
    }
}
