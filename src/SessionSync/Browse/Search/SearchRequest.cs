namespace SessionSync.Browse.Search;

/// <summary>A request to search the conversations.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="IsRefreshed">The index is brought up to date first.</param>
public sealed record SearchRequest(string Text, SearchQuery Query, SearchFilter Filter, bool IsRefreshed);
