using System.Text.Json;
using SessionSync.Agents.Contracts;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Collects the last values of two top-level keys from lines that are given last line first.</summary>
internal sealed class TailSearch(bool wantsDirectory)
{
    private const int DeepestNesting = 1000;

    private static readonly JsonReaderOptions s_options = new() { MaxDepth = DeepestNesting };

    private DateTimeOffset? _head;
    private string? _workingDirectory;

    public bool IsComplete => _head is not null && (_workingDirectory is not null || !wantsDirectory);

    public TranscriptTail Result => new(_head, _workingDirectory);

    public void Take(ReadOnlySpan<byte> line)
    {
        line = RecordLine.Trim(line);
        if (!line.EndsWith("}"u8) || !HasWanted(line))
        {
            return;
        }

        try
        {
            Read(line, out DateTimeOffset? head, out string? workingDirectory);
            _head ??= head;
            _workingDirectory ??= wantsDirectory ? workingDirectory : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not a record, or not in valid UTF-8: clients pass such lines over, too.
        }
    }

    // Most lines need no parsing: a search for the key's bytes is many times faster.
    private bool HasWanted(ReadOnlySpan<byte> line) =>
        (_head is null && line.IndexOf("\"timestamp\""u8) >= 0) || (wantsDirectory && _workingDirectory is null && line.IndexOf("\"cwd\""u8) >= 0);

    private static void Read(ReadOnlySpan<byte> line, out DateTimeOffset? head, out string? workingDirectory)
    {
        head = null;
        workingDirectory = null;
        var reader = new Utf8JsonReader(line, s_options);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            bool isHead = reader.ValueTextEquals("timestamp"u8);
            bool isWorkingDirectory = !isHead && reader.ValueTextEquals("cwd"u8);
            reader.Read();
            if (isHead)
            {
                head = InstantOf(ref reader);
            }
            else if (isWorkingDirectory && reader.TokenType == JsonTokenType.String)
            {
                workingDirectory = reader.GetString() is { Length: > 0 } directory ? directory : null;
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static DateTimeOffset? InstantOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        // Without an offset it would be taken for this machine's local time, and be another instant on every machine.
        if (reader.TryGetDateTime(out DateTime time) && time.Kind == DateTimeKind.Unspecified)
        {
            return new DateTimeOffset(time, TimeSpan.Zero);
        }

        return reader.TryGetDateTimeOffset(out DateTimeOffset instant) ? instant.ToUniversalTime() : null;
    }
}
