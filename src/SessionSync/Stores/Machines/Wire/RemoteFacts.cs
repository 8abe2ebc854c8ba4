namespace SessionSync.Stores.Machines.Wire;

/// <summary>The facts that the far side tells about itself in its first line.</summary>
/// <param name="HasZstandard">Whether it can compress and decompress with zstd besides gzip.</param>
/// <param name="ListingIsCompressed">Whether listings come through gzip.</param>
internal sealed record RemoteFacts(string Home, bool ListingIsCompressed, bool HasZstandard)
{
    /// <summary>The compressor both sides have: <c>zstd</c>, <c>gzip</c> or <c>none</c>.</summary>
    public string Compressor(bool hasZstandardHere) => HasZstandard && hasZstandardHere ? "zstd" : ListingIsCompressed ? "gzip" : "none";
}
