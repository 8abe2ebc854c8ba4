using SessionSync.Agents.Lines;
using SessionSync.Conversations;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>The members of a record's <c>attachment</c> that matter, as they are written.</summary>
internal readonly ref struct AttachmentBody
{
    public AttachmentBody(ReadOnlySpan<byte> attachment)
    {
        var members = new JsonMembers(attachment);
        while (members.Read())
        {
            ReadOnlySpan<byte> name = members.Name;
            if (name.SequenceEqual("type"u8))
            {
                Type = JsonValue.Inside(members.Value);
            }
            else if (name.SequenceEqual("prompt"u8))
            {
                Prompt = members.Value;
            }
            else if (name.SequenceEqual("commandMode"u8))
            {
                IsNotification = !JsonValue.Inside(members.Value).SequenceEqual("prompt"u8);
            }
            else if (name.SequenceEqual("filename"u8))
            {
                FileName = members.Value;
            }
            else if (name.SequenceEqual("displayPath"u8))
            {
                ShownPath = members.Value;
            }
            else if (name.SequenceEqual("content"u8))
            {
                Content = members.Value;
            }
        }
    }

    public ReadOnlySpan<byte> Type { get; }

    /// <summary>What a person typed while the model was busy.</summary>
    public ReadOnlySpan<byte> Prompt { get; }

    public ReadOnlySpan<byte> FileName { get; }

    public ReadOnlySpan<byte> ShownPath { get; }

    public ReadOnlySpan<byte> Content { get; }

    public bool IsPrompt => Type.SequenceEqual("queued_command"u8) && !IsNotification;

    /// <summary>A person put it there; all others are the client's context.</summary>
    public bool IsFile => !FileName.IsEmpty;

    private bool IsNotification { get; }

    /// <param name="rendered">What the model sees of it.</param>
    public AttachmentPart ToPart(ReadOnlySpan<byte> rendered)
    {
        string type = JsonValue.Raw(Type);
        return IsFile
            ? new AttachmentPart(JsonValue.Text(ShownPath) ?? JsonValue.Text(FileName) ?? type, FileText(Content) ?? ContentParts.TextOf(rendered))
            : new AttachmentPart(type, ContentParts.TextOf(rendered));
    }

    /// <summary>The text of <c>{"type":"text","file":{"content":"…"}}</c>, or of a plain string.</summary>
    private static string? FileText(ReadOnlySpan<byte> content)
    {
        if (JsonValue.IsText(content))
        {
            return JsonValue.Text(content);
        }

        var members = new JsonMembers(content);
        while (members.Read())
        {
            if (members.Name.SequenceEqual("file"u8) || members.Name.SequenceEqual("content"u8))
            {
                return FileText(members.Value);
            }
        }

        return null;
    }
}
