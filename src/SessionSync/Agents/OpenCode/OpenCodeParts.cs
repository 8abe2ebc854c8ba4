using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Agents.Databases;
using SessionSync.Conversations;

namespace SessionSync.Agents.OpenCode;

/// <summary>Collects the parts of one message in their order.</summary>
internal sealed class OpenCodeParts(bool isSummary)
{
    private readonly ImmutableArray<Part>.Builder _parts = ImmutableArray.CreateBuilder<Part>();
    private bool _hasOwn;
    private bool _hasAdded;

    /// <summary>The person asked for a compaction, or the agent did.</summary>
    public bool IsCompaction { get; private set; }

    /// <summary>Nothing of it came from a person: all of it was put in by the agent.</summary>
    public bool IsAllAdded => _hasAdded && !_hasOwn;

    public bool IsSpoken { get; private set; }

    public ImmutableArray<Part> ToImmutable() => _parts.ToImmutable();

    /// <summary>Adds what a record says.</summary>
    public void Add(JsonElement part)
    {
        switch (part.TextAt("type"))
        {
            case "text":
                AddText(part);
                break;
            case "reasoning":
                Add(new ThinkingPart(part.TextAt("text") ?? ""));
                break;
            case "tool":
                AddTool(part);
                break;
            case "file":
                Add(FileOf(part));
                break;
            case "subtask":
                Add(new TextPart(part.TextAt("prompt") ?? ""));
                break;
            case "compaction":
                IsCompaction = true;
                Add(new UnknownPart("compaction", part.GetRawText()));
                break;
            case "step-start" or "step-finish" or "snapshot" or "patch" or "agent":
                break;
            case var other:
                Add(new UnknownPart(other ?? "", part.GetRawText()));
                break;
        }
    }

    public void Add(Part part)
    {
        _hasOwn = true;
        IsSpoken |= part is TextPart or ImagePart or AttachmentPart;
        _parts.Add(part);
    }

    private void AddText(JsonElement part)
    {
        string text = part.TextAt("text") ?? "";
        if (part.IsTrueAt("synthetic"))
        {
            _hasAdded = true;
            _parts.Add(new TextPart(text));
            IsSpoken = true;
        }
        else if (text.Length > 0)
        {
            Add(isSummary ? new SummaryPart(text) : new TextPart(text));
        }
    }

    private void AddTool(JsonElement part)
    {
        string? call = part.TextAt("callID");
        JsonElement state = part.At("state");
        Add(new ToolCallPart(call, part.TextAt("tool") ?? "", state.RawAt("input") ?? "{}"));
        switch (state.TextAt("status"))
        {
            case "completed":
                Add(new ToolResultPart(call, state.TextAt("output") ?? ""));
                break;
            case "error":
                Add(new ToolResultPart(call, state.TextAt("error") ?? "", IsError: true));
                break;
        }

        foreach (JsonElement file in state.ItemsAt("attachments"))
        {
            Add(FileOf(file));
        }
    }

    private static Part FileOf(JsonElement file)
    {
        const string Marker = ";base64,";
        string media = file.TextAt("mime") ?? "";
        string address = file.TextAt("url") ?? "";
        int data = address.StartsWith("data:", StringComparison.Ordinal) ? address.IndexOf(Marker, StringComparison.Ordinal) : -1;
        return media.StartsWith("image/", StringComparison.Ordinal)
            ? new ImagePart(media, data < 0 ? "" : address[(data + Marker.Length)..])
            : new AttachmentPart(file.TextAt("filename") ?? file.TextAt("source", "path") ?? "", file.TextAt("source", "text", "value") ?? address);
    }
}
