namespace SessionSync.Model.Conversations;

/// <summary>A record that could not be read and was skipped.</summary>
/// <param name="Place">Where it is: <c>line 12</c>, or a row's key.</param>
public sealed record ReadWarning(string Place, string What);
