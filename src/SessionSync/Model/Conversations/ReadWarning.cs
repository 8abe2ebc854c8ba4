namespace SessionSync.Model.Conversations;

/// <summary>Something that could not be read and was passed over; its neighbours were read.</summary>
/// <param name="Place">Where: <c>line 12</c>, or a row's key.</param>
public sealed record ReadWarning(string Place, string What);
