namespace SessionSync.Model.Conversations;

/// <summary>A piece of a message. What an agent wrote is kept as it is: nothing in it is fit for a terminal.</summary>
public abstract record Part;
