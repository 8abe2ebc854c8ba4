using System.Collections.Immutable;
using System.Text.Json;

namespace SessionSync.Browse.Calls;

/// <summary>One thing of a list of what is to be done.</summary>
/// <param name="Status">As the agent calls it.</param>
public sealed record TodoItem(string Text, string Status)
{
    /// <summary>The names that agents use for the member with an item's text.</summary>
    private static readonly ImmutableArray<string> s_texts = ["content", "step", "description", "title", "text"];

    public bool IsDone => Status is "completed" or "done";

    /// <summary>Null where a value is no such list: each of its items has a text and a status.</summary>
    internal static ImmutableArray<TodoItem>? ListOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            return null;
        }

        TodoItem?[] items = [.. value.EnumerateArray().Select(Of)];
        return items.Contains(null) ? null : [.. items.OfType<TodoItem>()];
    }

    private static TodoItem? Of(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object
        && StringOf(item, "status") is { } status
        && s_texts.Select(name => StringOf(item, name)).FirstOrDefault(static text => text is not null) is { } text
            ? new TodoItem(text, status)
            : null;

    private static string? StringOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? ToolInput.TextOf(value) : null;
}
