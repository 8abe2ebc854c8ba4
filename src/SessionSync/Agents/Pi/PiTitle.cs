using SessionSync.Agents.Formats.Lines;
using SessionSync.Model;

namespace SessionSync.Agents.Pi;

/// <summary>Collects what a session can be called by: the newest name that a person gave it, else the first prompt.</summary>
internal sealed class PiTitle
{
    private const int Longest = 200;

    private readonly LastText _name = new();
    private string? _prompt;

    /// <summary>A clean single line; null where there is none.</summary>
    public string? Text => Clean(_name.Text) ?? _prompt;

    public void Take(ReadOnlySpan<byte> line)
    {
        if (PiRecord.TryRead(line, out PiRecord record))
        {
            var message = new PiMessage(record.Message);
            Take(record, message, record.IsMessage && message.IsSpoken());
        }
    }

    public void Take(in PiRecord record, in PiMessage message, bool isSpoken)
    {
        if (record.IsName)
        {
            _name.Take(record.Name);
        }
        else if (_prompt is null && isSpoken && message.IsUser)
        {
            _prompt = Clean(PiMessageMaker.TextOf(message.Content));
        }
    }

    private static string? Clean(string? text) =>
        text is not null && DisplayText.OneLine(text, Longest) is { Length: > 0 } title ? title : null;
}
