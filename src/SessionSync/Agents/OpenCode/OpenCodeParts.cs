using System.Collections.Immutable;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

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
    public void Add(JsonPiece part)
    {
        switch (part["type"u8].Text)
        {
            case "text":
                AddText(part);
                break;
            case "reasoning":
                Add(new ThinkingPart(part["text"u8].Text ?? ""));
                break;
            case "tool":
                AddTool(part);
                break;
            case "file":
                Add(FileOf(part));
                break;
            case "subtask":
                Add(new TextPart(part["prompt"u8].Text ?? ""));
                break;
            case "compaction":
                IsCompaction = true;
                Add(new UnknownPart("compaction", part.Raw));
                break;
            case "step-start" or "step-finish" or "snapshot" or "patch" or "agent":
                break;
            case var other:
                Add(new UnknownPart(other ?? "", part.Raw));
                break;
        }
    }

    public void Add(Part part)
    {
        _hasOwn = true;
        IsSpoken |= part is TextPart or ImagePart or AttachmentPart;
        _parts.Add(part);
    }

    private void AddText(JsonPiece part)
    {
        string text = part["text"u8].Text ?? "";
        if (part["synthetic"u8].IsTrue)
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

    private void AddTool(JsonPiece part)
    {
        string? call = part["callID"u8].Text;
        JsonPiece state = part["state"u8];
        Add(new ToolCallPart(call, part["tool"u8].Text ?? "", state["input"u8].RawIfAny ?? "{}"));
        switch (state["status"u8].Text)
        {
            case "completed":
                Add(new ToolResultPart(call, state["output"u8].Text ?? ""));
                break;
            case "error":
                Add(new ToolResultPart(call, state["error"u8].Text ?? "", IsError: true));
                break;
        }

        foreach (JsonPiece file in state["attachments"u8].Items)
        {
            Add(FileOf(file));
        }
    }

    private static Part FileOf(JsonPiece file)
    {
        string address = file["url"u8].Text ?? "";
        return FileOf(
            file["mime"u8].Text ?? "", address, file["filename"u8].Text ?? file["source"u8]["path"u8].Text ?? "", file["source"u8]["text"u8]["value"u8].Text ?? address);
    }

    /// <param name="address">A URL; one of the kind <c>data:</c> holds the file.</param>
    public static Part FileOf(string media, string address, string name, string text)
    {
        const string Marker = ";base64,";
        int data = address.StartsWith("data:", StringComparison.Ordinal) ? address.IndexOf(Marker, StringComparison.Ordinal) : -1;
        return media.StartsWith("image/", StringComparison.Ordinal)
            ? new ImagePart(media, data < 0 ? "" : address[(data + Marker.Length)..])
            : new AttachmentPart(name, text);
    }
}
