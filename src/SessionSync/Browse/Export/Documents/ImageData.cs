using System.Buffers;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Tells pictures that a browser shows from what only claims to be one.</summary>
internal static class ImageData
{
    private static readonly SearchValues<char> s_base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    /// <summary>Whether a picture may stand in a document as it is: of a kind that cannot hold a program, and nothing but base64.</summary>
    public static bool IsKnown(ImagePart image) =>
        image.MediaType is "image/png" or "image/jpeg" or "image/gif" or "image/webp" or "image/avif"
        && image.Data.Length > 0
        && !image.Data.AsSpan().ContainsAnyExcept(s_base64);
}
