using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>The members of a record's <c>attachment</c> that matter, as they are written.</summary>
internal readonly struct AttachmentBody
{
    public AttachmentBody(JsonPiece attachment)
    {
        foreach (JsonMember member in attachment.Members)
        {
            ReadOnlySpan<byte> name = member.Name;
            if (name.SequenceEqual("type"u8))
            {
                Type = member.Value;
            }
            else if (name.SequenceEqual("prompt"u8))
            {
                Prompt = member.Value;
            }
            else if (name.SequenceEqual("commandMode"u8))
            {
                IsNotification = !member.Value.Is("prompt"u8);
            }
            else if (name.SequenceEqual("filename"u8))
            {
                FileName = member.Value;
            }
            else if (name.SequenceEqual("displayPath"u8))
            {
                ShownPath = member.Value;
            }
            else if (name.SequenceEqual("content"u8))
            {
                Content = member.Value;
            }
        }
    }

    public JsonPiece Type { get; }

    /// <summary>The text that a person typed while the model was busy.</summary>
    public JsonPiece Prompt { get; }

    public JsonPiece FileName { get; }

    public JsonPiece ShownPath { get; }

    public JsonPiece Content { get; }

    public bool IsPrompt => Type.Is("queued_command"u8) && !IsNotification;

    /// <summary>A person put it there; all others are the client's context.</summary>
    public bool IsFile => !FileName.IsMissing;

    private bool IsNotification { get; }

    /// <param name="rendered">What the model sees of it.</param>
    public AttachmentPart ToPart(JsonPiece rendered)
    {
        string type = Type.Text ?? "";
        return IsFile
            ? new AttachmentPart(ShownPath.Text ?? FileName.Text ?? type, FileText(Content) ?? ContentParts.TextOf(rendered))
            : new AttachmentPart(type, ContentParts.TextOf(rendered));
    }

    /// <summary>The text of <c>{"type":"text","file":{"content":"…"}}</c>, or of a plain string.</summary>
    private static string? FileText(JsonPiece content) => content.Text ?? content["content"u8].Text ?? content["file"u8]["content"u8].Text;
}
