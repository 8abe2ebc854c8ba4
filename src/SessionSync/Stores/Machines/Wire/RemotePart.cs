using System.Collections.Immutable;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>A part of the far side's script that is sent once, to who needs it: the less travels, the sooner a run with nothing to do ends.</summary>
/// <param name="Requires">What has to be there before.</param>
/// <param name="Resources">Where its text is, by the verb of the request that brings it.</param>
internal sealed record RemotePart(RemotePart? Requires, ImmutableArray<(string Verb, string Resource)> Resources)
{
    /// <summary>Makes lists.</summary>
    public static RemotePart Lists { get; } = new(null, [("join", "remote.awk"), ("load", "remote-list.sh")]);

    /// <summary>Follows links while it lists. It takes the place of a part of what makes lists.</summary>
    public static RemotePart Links { get; } = new(Lists, "remote-links.sh");

    /// <summary>Sends long lists, and sends and takes what has no known length.</summary>
    public static RemotePart Frames { get; } = new(Lists, "remote-frames.sh");

    /// <summary>Moves content.</summary>
    public static RemotePart Content { get; } = new(Frames, "remote-transfer.sh");

    /// <summary>Asks and imports OpenCode's sessions.</summary>
    public static RemotePart OpenCode { get; } = new(Frames, "remote-opencode.sh");

    private RemotePart(RemotePart requires, string resource)
        : this(requires, [("load", resource)])
    {
    }
}
