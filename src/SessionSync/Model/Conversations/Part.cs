namespace SessionSync.Model.Conversations;

/// <summary>A piece of a message, as the agent wrote it: not safe to print on a terminal.</summary>
public abstract record Part;
