using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SessionSync.Model;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>The record that tells clients which branch to resume. Pure.</summary>
internal static class LastPromptRecord
{
    private const int LongestPrompt = 200;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line with its newline.</summary>
    public static byte[] ToLine(string prompt, string leaf, string sessionId)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "last-prompt"u8);
            writer.WriteString("lastPrompt"u8, DisplayText.OneLine(prompt, LongestPrompt));
            writer.WriteString("leafUuid"u8, leaf);
            writer.WriteString("sessionId"u8, sessionId);
            writer.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }
}
