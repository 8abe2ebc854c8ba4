using System.Collections.Immutable;

namespace SessionSync.Model.Conversations;

/// <summary>One message of a conversation.</summary>
/// <param name="Id">The agent's id for it, or null.</param>
/// <param name="At">When it was written, or null.</param>
public sealed record Message(string? Id, Role Role, DateTimeOffset? At, ImmutableArray<Part> Parts)
{
    /// <summary>The id of the message it answers, or null if the agent does not link messages.</summary>
    public string? ParentId { get; init; }

    public string? Model { get; init; }

    /// <summary>The tokens billed for this message; if several messages are one answer of the provider, the last of them has all.</summary>
    public TokenUsage? Tokens { get; init; }

    /// <summary>True if the agent added it, not a person: context, reminders, the output of commands.</summary>
    public bool IsMeta { get; init; }

    /// <summary>True for words of a person or a model, and for pictures that do not come from a tool. Only these are
    /// counted as messages.</summary>
    public bool IsSpoken => !IsMeta && Role is (Role.User or Role.Assistant)
        && (Has<TextPart>() || (Has<ImagePart>() && !Has<ToolResultPart>()));

    /// <summary>True for what tools answered, which some agents put into messages of the user, who has not said it.</summary>
    public bool IsOfTools => !IsMeta && (Role == Role.Tool || (Role == Role.User && !Parts.IsEmpty && Parts.All(static part => part is ToolResultPart)));

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
