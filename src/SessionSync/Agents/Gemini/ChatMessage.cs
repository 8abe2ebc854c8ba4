using System.Collections.Immutable;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Gemini;

/// <summary>Makes messages of a chat's. The client writes what a tool answered twice, with the call and as a message of the user's
/// behind it: the second is left out. So is a call among an answer's words that stands with its result beside them, as in chats that
/// were resumed.</summary>
internal sealed class ChatMessage
{
    private readonly HashSet<string> _answered = [];
    private readonly HashSet<string> _called = [];

    /// <summary>Null where nothing is left to show.</summary>
    public Message? Of(JsonPiece message)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var fields = new ChatFields(message);
        string type = fields.Type.Text ?? "";
        Role role = type switch
        {
            "gemini" => AddAnswer(fields, parts),
            "user" => AddQuestion(fields.Content, parts),
            "info" or "warning" or "error" => AddContent(fields.Content, parts, Role.System),
            _ => AddUnknown(type, message, parts),
        };
        return parts.Count == 0 ? null : new Message(fields.Id.Text, role, fields.Timestamp.Time, parts.ToImmutable())
        {
            Model = fields.Model.Text,
            Tokens = fields.Tokens.IsObject ? ChatTokens.Of(fields.Tokens) : null,
            IsMeta = role == Role.User && ChatSpeech.IsInjected(fields.Content),
        };
    }

    private static Role AddUnknown(string type, JsonPiece message, ImmutableArray<Part>.Builder parts)
    {
        parts.Add(new UnknownPart(type, message.Raw));
        return Role.System;
    }

    private Role AddQuestion(JsonPiece content, ImmutableArray<Part>.Builder parts)
    {
        AddContent(content, parts, Role.User);
        return parts.Count > 0 && parts.All(static part => part is ToolResultPart) ? Role.Tool : Role.User;
    }

    private Role AddAnswer(in ChatFields message, ImmutableArray<Part>.Builder parts)
    {
        foreach (JsonPiece thought in message.Thoughts.Items)
        {
            string[] texts = [thought["subject"u8].Text ?? "", thought["description"u8].Text ?? ""];
            parts.Add(new ThinkingPart(string.Join("\n\n", texts.Where(static text => text.Length > 0))));
        }

        foreach (JsonPiece call in message.Calls.Items)
        {
            if (call["id"u8].Text is { } id)
            {
                _called.Add(id);
            }
        }

        AddContent(message.Content, parts, Role.Assistant);
        foreach (JsonPiece call in message.Calls.Items)
        {
            AddCall(new ChatCall(call), parts);
        }

        return Role.Assistant;
    }

    private void AddCall(in ChatCall call, ImmutableArray<Part>.Builder parts)
    {
        string? id = call.Id.Text;
        parts.Add(new ToolCallPart(id, call.Name.Text ?? "", call.Arguments.Raw));
        JsonPiece result = call.Result;
        if (result.IsMissing || result.IsNull)
        {
            return;
        }

        if (id is not null)
        {
            _answered.Add(id);
        }

        if (result.Text is { } text)
        {
            parts.Add(new ToolResultPart(id, text, call.IsError));
        }

        foreach (JsonPiece piece in result.Items)
        {
            JsonPiece response = piece["functionResponse"u8];
            if (response.IsObject)
            {
                parts.Add(Result(id, response["response"u8], call.IsError));
            }
            else
            {
                AddPiece(piece, parts);
            }
        }
    }

    private static ToolResultPart Result(string? id, JsonPiece response, bool isError)
    {
        string? error = response["error"u8].Text;
        return new ToolResultPart(id, response["output"u8].Text ?? error ?? response.Text ?? response.Raw, isError || error is not null);
    }

    private Role AddContent(JsonPiece content, ImmutableArray<Part>.Builder parts, Role role)
    {
        if (!content.IsArray)
        {
            AddPiece(content, parts);
        }

        foreach (JsonPiece piece in content.Items)
        {
            AddPiece(piece, parts);
        }

        return role;
    }

    private void AddPiece(JsonPiece piece, ImmutableArray<Part>.Builder parts)
    {
        if ((piece.Text ?? piece["text"u8].Text) is { } text)
        {
            AddText(text, ChatSpeech.IsThought(piece), parts);
        }
        else
        {
            AddOther(piece, parts);
        }
    }

    private void AddOther(JsonPiece piece, ImmutableArray<Part>.Builder parts)
    {
        JsonPiece call = piece["functionCall"u8];
        JsonPiece response = piece["functionResponse"u8];
        JsonPiece data = piece["inlineData"u8];
        JsonPiece file = piece["fileData"u8];
        if (call.IsObject)
        {
            AddUnansweredCall(call, parts);
        }
        else if (response.IsObject)
        {
            AddResponse(response, parts);
        }
        else if (data.IsObject)
        {
            string mediaType = data["mimeType"u8].Text ?? "";
            parts.Add(mediaType.StartsWith("image/", StringComparison.Ordinal)
                ? new ImagePart(mediaType, data["data"u8].Text ?? "") : new AttachmentPart(data["displayName"u8].Text ?? mediaType, ""));
        }
        else if (file.IsObject)
        {
            parts.Add(new AttachmentPart(file["fileUri"u8].Text ?? "", ""));
        }
        else if (piece is { IsMissing: false, IsNull: false })
        {
            parts.Add(new UnknownPart("part", piece.Raw));
        }
    }

    private static void AddText(string text, bool isThought, ImmutableArray<Part>.Builder parts)
    {
        if (text.Length > 0)
        {
            parts.Add(isThought ? new ThinkingPart(text) : new TextPart(text));
        }
    }

    private void AddUnansweredCall(JsonPiece call, ImmutableArray<Part>.Builder parts)
    {
        string? id = call["id"u8].Text;
        if (id is null || !_called.Contains(id))
        {
            parts.Add(new ToolCallPart(id, call["name"u8].Text ?? "", call["args"u8].Raw));
        }
    }

    private void AddResponse(JsonPiece response, ImmutableArray<Part>.Builder parts)
    {
        if (response["id"u8].Text is not { } id || _answered.Add(id))
        {
            parts.Add(Result(response["id"u8].Text, response["response"u8], isError: false));
        }
    }
}
