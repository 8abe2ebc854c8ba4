using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Formats.Databases;

/// <summary>Gathers what a list tells of messages that pass by.</summary>
internal sealed class MessageTally
{
    private const int LongestTitle = 200;

    public int Messages { get; private set; }

    public TokenUsage Tokens { get; private set; }

    public string? Model { get; private set; }

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    /// <summary>The first words of a person, as a title; null for none.</summary>
    public string? Prompt { get; private set; }

    public static string? TitleOf(string? text) =>
        text is not null && DisplayText.OneLine(text, LongestTitle) is { Length: > 0 } title ? title : null;

    public void Add(Message message)
    {
        Tokens += message.Tokens ?? default;
        if (message.IsMeta || message.Role is not (Role.User or Role.Assistant))
        {
            return;
        }

        Messages += message.IsSpoken ? 1 : 0;
        Model = message.Model ?? Model;
        First = Earlier(First, message.At);
        Last = Later(Last, message.At);
        if (message.Role == Role.User)
        {
            Prompt ??= TitleOf(message.Parts.OfType<TextPart>().FirstOrDefault()?.Text);
        }
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? known, DateTimeOffset? other) => known is null || other < known ? other ?? known : known;

    private static DateTimeOffset? Later(DateTimeOffset? known, DateTimeOffset? other) => known is null || other > known ? other ?? known : known;
}
