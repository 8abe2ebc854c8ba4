using System.Collections.Immutable;

namespace SessionSync.Model.Conversations;

/// <summary>One message of a conversation.</summary>
/// <param name="Id">The agent's own; null where it gives none.</param>
/// <param name="At">When it was written; null where that is not known.</param>
public sealed record Message(string? Id, Role Role, DateTimeOffset? At, ImmutableArray<Part> Parts)
{
    /// <summary>The message it answers, in agents that link messages.</summary>
    public string? ParentId { get; init; }

    public string? Model { get; init; }

    /// <summary>What this message alone cost; where several messages are one answer of the provider, the last of them has it.</summary>
    public TokenUsage? Tokens { get; init; }

    /// <summary>Put in by the agent and not by a person: context, reminders, the output of commands.</summary>
    public bool IsMeta { get; init; }

    /// <summary>Whether people see it as said: words of a person or a model, or a picture that did not come from a tool. Only these are
    /// counted as messages.</summary>
    public bool IsSpoken => !IsMeta && Role is (Role.User or Role.Assistant)
        && (Has<TextPart>() || (Has<ImagePart>() && !Has<ToolResultPart>()));

    private bool Has<TPart>()
        where TPart : Part
    {
        foreach (Part part in Parts)
        {
            if (part is TPart)
            {
                return true;
            }
        }

        return false;
    }
}
