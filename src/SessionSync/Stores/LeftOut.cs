using SessionSync.Model;

namespace SessionSync.Stores;

/// <summary>Something below an agent's root that may lead to sessions, and was not looked at.</summary>
/// <param name="Path">Relative to the root, or the absolute path of what is in the root's own way; text from elsewhere, not fit for a terminal as it is.</param>
public sealed record LeftOut(string Path, LeftOutReason Reason)
{
    /// <summary>The sentence for people, without a full stop.</summary>
    public string Sentence => $"{Printable.Line(Path)} {Why}";

    /// <summary>The sentence without its subject.</summary>
    public string Why => Reason switch
    {
        LeftOutReason.LeadsNowhere => "is a link that leads nowhere, so nothing behind it was looked at",
        LeftOutReason.Foreign => "is a link to what belongs to another user, and is not followed",
        LeftOutReason.Around => "is a link to a folder that it lies in itself, and is not followed",
        LeftOutReason.Inside => "is a link in a session's own folder, and is not followed",
        LeftOutReason.NoFile => "has the name of a session and is no file, so it is not read",
        LeftOutReason.Unplaced => "does not begin like a session that tells whose it is, so it is synced with no project",
        LeftOutReason.TooMany => "is a link to more files than any agent has, and is not followed",
        _ => "cannot be looked at: are its permissions right?",
    };
}
