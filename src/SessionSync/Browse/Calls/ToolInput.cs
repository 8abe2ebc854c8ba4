using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SessionSync.Model;

namespace SessionSync.Browse.Calls;

/// <summary>The arguments of a tool call, prepared for people. Edits and to-do lists are recognised by their form, whatever an agent calls the tool.</summary>
/// <param name="Line">What it was about, in one line; empty where nothing tells.</param>
/// <param name="Sections">All of it, in its order.</param>
public sealed record ToolInput(string Line, ImmutableArray<ToolSection> Sections)
{
    private const int LongestLine = 120;

    /// <summary>The values that tell most of a call, by what tools call them.</summary>
    private static readonly ImmutableArray<string> s_telling =
        ["command", "cmd", "file_path", "filePath", "path", "notebook_path", "target_file", "pattern", "query", "url", "description", "prompt"];

    /// <summary>The names that agents use for the members with an edit's old text and its new text.</summary>
    private static readonly ImmutableArray<(string Old, string New)> s_edits =
        [("old_string", "new_string"), ("oldString", "newString"), ("oldText", "newText"), ("old_str", "new_str")];

    public static ToolInput Of(string input)
    {
        try
        {
            JsonElement root = JsonElement.Parse(Encoding.UTF8.GetBytes(input));
            if (root.ValueKind == JsonValueKind.Object && SectionsOf(root) is { IsEmpty: false } sections)
            {
                return new ToolInput(LineOf(root, sections), sections);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // It is shown as it was written.
        }

        ToolSection written = PatchText.IsIn(input) ? new ToolSection.LineEdit(PatchText.Lines(input)) : new ToolSection.NamedText("", input);
        return new ToolInput(LineOf([written]), [written]);
    }

    /// <summary>The text itself, or the JSON of anything else.</summary>
    internal static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // Half of a character, escaped.
            return value.GetRawText();
        }
    }

    private static ImmutableArray<ToolSection> SectionsOf(JsonElement input)
    {
        Dictionary<string, string> texts = input.EnumerateObject().Where(static property => property.Value.ValueKind == JsonValueKind.String)
            .GroupBy(static property => property.Name, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => TextOf(group.First().Value), StringComparer.Ordinal);
        (string Old, string New) edit = s_edits.FirstOrDefault(names => texts.ContainsKey(names.Old) && texts.ContainsKey(names.New));
        return
        [
            .. input.EnumerateObject().SelectMany(property =>
                property.Name == edit.Old ? [new ToolSection.LineEdit(LineDiff.Of(texts[edit.Old], texts[edit.New]))]
                : property.Name == edit.New ? []
                : SectionsOf(property.Name, property.Value)),
        ];
    }

    private static IEnumerable<ToolSection> SectionsOf(string name, JsonElement value)
    {
        if (TodoItem.ListOf(value) is { } todos)
        {
            return [new ToolSection.Checklist(todos)];
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value.EnumerateArray().All(IsEdit))
        {
            return value.EnumerateArray().SelectMany(static item => SectionsOf(item));
        }

        string text = WordsOf(value, '\n');
        return PatchText.IsIn(text) ? [new ToolSection.LineEdit(PatchText.Lines(text))] : [new ToolSection.NamedText(name, TextOf(value))];
    }

    private static bool IsEdit(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && s_edits.Any(names => IsText(value, names.Old) && IsText(value, names.New));

    private static bool IsText(JsonElement value, string name) => value.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String;

    private static string LineOf(JsonElement input, ImmutableArray<ToolSection> sections)
    {
        JsonElement telling = s_telling
            .Select(name => input.EnumerateObject().FirstOrDefault(property => property.NameEquals(name)).Value)
            .FirstOrDefault(static value => value.ValueKind is JsonValueKind.String or JsonValueKind.Array);
        string line = LineOf(sections);
        return line.Length > 0 || telling.ValueKind == JsonValueKind.Undefined ? line : DisplayText.OneLine(WordsOf(telling, ' '), LongestLine);
    }

    /// <summary>Of what is not only a value.</summary>
    private static string LineOf(ImmutableArray<ToolSection> sections)
    {
        string files = string.Join(", ", sections.OfType<ToolSection.LineEdit>().SelectMany(static edit => PatchText.Files(edit.Lines)));
        return sections.OfType<ToolSection.Checklist>().FirstOrDefault() is { } todos
            ? $"{todos.Items.Count(static item => item.IsDone)} of {todos.Items.Length} done"
            : DisplayText.OneLine(files, LongestLine);
    }

    private static string WordsOf(JsonElement value, char between) =>
        value.ValueKind == JsonValueKind.Array ? string.Join(between, value.EnumerateArray().Select(TextOf)) : TextOf(value);
}
