using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Agents.Conversations;

/// <summary>A message to be written as an agent writes it.</summary>
/// <param name="Role">A person's or a model's.</param>
public sealed record DraftMessage(Role Role, string Text, DateTimeOffset At)
{
    public static DateTimeOffset Morning { get; } = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    /// <summary>Texts in turn of a person and a model, a minute apart.</summary>
    public static DraftMessage[] Talk(params ReadOnlySpan<string> texts)
    {
        var messages = new DraftMessage[texts.Length];
        for (int index = 0; index < texts.Length; index++)
        {
            messages[index] = new(index % 2 == 0 ? Role.User : Role.Assistant, texts[index], Morning.AddMinutes(index));
        }

        return messages;
    }
}
