using System.Text;
using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Model;

namespace SessionSync.Agents.Codex;

/// <summary>The name of a copy, by which a person tells it from its session: a line for the file of names. Pure.</summary>
internal static class CopyName
{
    private const int Longest = 120;

    /// <summary>The same on every machine where the session that the copy was made of has the same name.</summary>
    /// <param name="names">The file of names, of each side.</param>
    public static SharedLine LineOf(SessionCopy copy, params IEnumerable<ReadOnlyMemory<byte>> names)
    {
        string? title = names.Select(file => TitleIndex.Find(new MemoryStream(file.ToArray()), copy.Original)).FirstOrDefault(static name => name is not null) ?? copy.Title;
        using var line = new MemoryStream();
        using (var writer = new Utf8JsonWriter(line))
        {
            writer.WriteStartObject();
            writer.WriteString("id", copy.Id);
            writer.WriteString("thread_name", DisplayText.OneLine(title is null ? "Older version" : $"Older version of {title}", Longest));
            writer.WriteString("updated_at", copy.LastActive.UtcDateTime);
            writer.WriteEndObject();
        }

        return new SharedLine(Encoding.Latin1.GetString(line.ToArray()), copy.Id, copy.LastActive);
    }
}
