using System.Globalization;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>The words for roles, speakers and sessions in documents.</summary>
internal static class DocumentWords
{
    public static string Of(Role role) => role switch
    {
        Role.User => "user",
        Role.Assistant => "assistant",
        Role.System => "system",
        _ => "tool",
    };

    public static string SpeakerOf(Message message) => message.Role switch
    {
        _ when message.IsMeta => "Context",
        _ when message.IsOfTools => "Tool",
        Role.User => "User",
        Role.Assistant => "Assistant",
        Role.System => "System",
        _ => "Tool",
    };

    /// <summary>RFC 3339, in UTC, for programs.</summary>
    public static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The same to the second, for people.</summary>
    public static string ReadableTime(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>When a message was written and by what, as far as known.</summary>
    public static string Byline(Message message)
    {
        string time = message.At is { } at ? ReadableTime(at) : "";
        return message.Model is { } model ? $"{time}{(time.Length > 0 ? " · " : "")}{model}" : time;
    }

    public static string NameOf(ExportedSession session) => session.Facts.Title is { Length: > 0 } title ? title : $"Session {session.Key.Id}";
}
