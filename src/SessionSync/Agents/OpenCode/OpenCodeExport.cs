using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.OpenCode;

/// <summary>One session on its way into a document as <c>opencode export</c> writes it and <c>opencode import</c> takes it.</summary>
/// <param name="session">Its row of the table of sessions.</param>
/// <param name="directory">Where it is to be held.</param>
internal sealed class OpenCodeExport(JsonPiece session, string directory)
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 1100,
        SkipValidation = true,
    };

    public List<OpenCodeExportMessage> Messages { get; } = [];

    public byte[] ToDocument()
    {
        var text = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(text, s_options))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("info");
            WriteSession(writer);
            writer.WriteStartArray("messages");
            foreach (OpenCodeExportMessage message in Messages.OrderBy(message => message.Created).ThenBy(message => message.Id, StringComparer.Ordinal))
            {
                WriteMessage(writer, message);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return text.WrittenSpan.ToArray();
    }

    private void WriteSession(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteColumn(writer, "id", "id");
        WriteColumn(writer, "slug", "slug");
        WriteColumn(writer, "projectID", "project_id");
        WriteColumn(writer, "workspaceID", "workspace_id");
        writer.WriteString("directory", directory);
        WriteColumn(writer, "path", "path");
        WriteColumn(writer, "parentID", "parent_id");
        WriteColumn(writer, "title", "title");
        WriteColumn(writer, "agent", "agent");
        WriteJson(writer, "model", "model");
        WriteColumn(writer, "version", "version");
        WriteSummary(writer);
        WriteShare(writer);
        WriteJson(writer, "metadata", "metadata");
        WriteColumn(writer, "cost", "cost");
        WriteTokens(writer);
        WriteJson(writer, "revert", "revert");
        WriteJson(writer, "permission", "permission");
        writer.WriteStartObject("time");
        WriteColumn(writer, "created", "time_created");
        WriteColumn(writer, "updated", "time_updated");
        WriteColumn(writer, "compacting", "time_compacting");
        WriteColumn(writer, "archived", "time_archived");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void WriteSummary(Utf8JsonWriter writer)
    {
        if (Has("summary_additions") || Has("summary_deletions") || Has("summary_files"))
        {
            writer.WriteStartObject("summary");
            WriteCount(writer, "additions", "summary_additions");
            WriteCount(writer, "deletions", "summary_deletions");
            WriteCount(writer, "files", "summary_files");
            WriteJson(writer, "diffs", "summary_diffs");
            writer.WriteEndObject();
        }
    }

    private void WriteShare(Utf8JsonWriter writer)
    {
        if (Has("share_url"))
        {
            writer.WriteStartObject("share");
            WriteColumn(writer, "url", "share_url");
            writer.WriteEndObject();
        }
    }

    private void WriteTokens(Utf8JsonWriter writer)
    {
        if (Has("tokens_input"))
        {
            writer.WriteStartObject("tokens");
            WriteCount(writer, "input", "tokens_input");
            WriteCount(writer, "output", "tokens_output");
            WriteCount(writer, "reasoning", "tokens_reasoning");
            writer.WriteStartObject("cache");
            WriteCount(writer, "read", "tokens_cache_read");
            WriteCount(writer, "write", "tokens_cache_write");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    private void WriteMessage(Utf8JsonWriter writer, OpenCodeExportMessage message)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("info");
        WriteMembers(writer, message.Data);
        writer.WriteString("id", message.Id);
        WriteColumn(writer, "sessionID", "id");
        writer.WriteEndObject();
        writer.WriteStartArray("parts");
        foreach ((string id, JsonPiece data) in message.Parts)
        {
            writer.WriteStartObject();
            WriteMembers(writer, data);
            writer.WriteString("id", id);
            WriteColumn(writer, "sessionID", "id");
            writer.WriteString("messageID", message.Id);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>As they were written, but for what tells whose they are.</summary>
    private static void WriteMembers(Utf8JsonWriter writer, JsonPiece data)
    {
        foreach (JsonMember member in data.Members)
        {
            if (member.NamePiece.Text is { } name and not ("id" or "sessionID" or "messageID"))
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(member.Value.Bytes, skipInputValidation: true);
            }
        }
    }

    private JsonPiece ValueOf(string name) => session[Encoding.UTF8.GetBytes(name)];

    private bool Has(string column) => ValueOf(column) is { IsMissing: false, IsNull: false };

    private void WriteColumn(Utf8JsonWriter writer, string name, string column)
    {
        if (Has(column))
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(ValueOf(column).Bytes, skipInputValidation: true);
        }
    }

    private void WriteCount(Utf8JsonWriter writer, string name, string column)
    {
        if (Has(column))
        {
            WriteColumn(writer, name, column);
        }
        else
        {
            writer.WriteNumber(name, 0);
        }
    }

    /// <summary>A column whose text is JSON; left out where it is none.</summary>
    private void WriteJson(Utf8JsonWriter writer, string name, string column)
    {
        if (ValueOf(column).Text is not { } text)
        {
            return;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            writer.WritePropertyName(name);
            document.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            // The agent could not read it either.
        }
    }
}
