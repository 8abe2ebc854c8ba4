using System.Text.Encodings.Web;
using System.Text.Json;

namespace SessionSync.Cli.Integration.Hooks;

/// <summary>Puts our hooks into the text of Claude Code's settings, and takes them out.</summary>
/// <param name="path">Where the text lies, for messages.</param>
/// <param name="command">What Claude Code hands to a shell.</param>
/// <param name="mark">What is in every command of ours, and in no other.</param>
internal sealed class ClaudeCodeSettings(string path, string command, string mark)
{
    private const string Hooks = "hooks";
    private static readonly string[] s_events = ["SessionStart", "SessionEnd"];

    /// <summary>Whether the hooks are there, as they are to be.</summary>
    public bool HasAll(byte[] settings)
    {
        JsonPart root = Parse(settings).Root;
        return s_events.All(name => Commands(root, name).Any(entry => string.Equals(CommandOf(entry), command, StringComparison.Ordinal)));
    }

    /// <summary>Whether any command of ours is there.</summary>
    public bool HasAny(byte[] settings) => FindOurs(Parse(settings).Root) is not null;

    public byte[] Add(byte[] settings)
    {
        JsonText text = Parse(settings);
        foreach (string name in s_events)
        {
            text = Add(text, name);
        }

        return text.Bytes;
    }

    public byte[] Remove(byte[] settings)
    {
        JsonText text = Parse(settings);
        while (FindOurs(text.Root) is { } entry)
        {
            text = text.Remove(WithWhatIsLeftEmpty(entry));
        }

        return text.Bytes;
    }

    private JsonText Add(JsonText text, string name)
    {
        string group = $$"""
            {
              "hooks": [
                {
                  "type": "command",
                  "command": "{{JsonEncodedText.Encode(command, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}}",
                  "timeout": 10
                }
              ]
            }
            """;
        string member = $"\"{name}\": [\n  {Indented(group)}\n]";
        Require(text, text.Root, JsonTokenType.StartObject, "The settings must be an object");
        if (text.Root.Member(Hooks) is not { } hooks)
        {
            return text.Append(text.Root, $"\"{Hooks}\": {{\n  {Indented(member)}\n}}");
        }

        Require(text, hooks, JsonTokenType.StartObject, $"'{Hooks}' must be an object");
        if (hooks.Member(name) is not { } groups)
        {
            return text.Append(hooks, member);
        }

        Require(text, groups, JsonTokenType.StartArray, $"'{name}' must be a list");
        return text.Append(groups, group);
    }

    private static string Indented(string item) => item.Replace("\n", "\n  ", StringComparison.Ordinal);

    private static IEnumerable<JsonPart> Commands(JsonPart root, string name) =>
        (root.Member(Hooks)?.Member(name)?.Items ?? []).SelectMany(group => group.Member(Hooks)?.Items ?? []);

    private static string? CommandOf(JsonPart entry) => entry.Member("command")?.Text;

    private JsonPart? FindOurs(JsonPart root) =>
        s_events.SelectMany(name => Commands(root, name)).FirstOrDefault(entry => CommandOf(entry)?.Contains(mark, StringComparison.Ordinal) == true);

    /// <summary>Of what holds the entry, the outermost that would hold nothing without it.</summary>
    private static JsonPart WithWhatIsLeftEmpty(JsonPart entry)
    {
        JsonPart part = entry;
        if (entry.Parent is { Items.Count: 1, Parent: { } group })
        {
            // A group is its commands: a matcher without any means nothing.
            part = group;
            while (part.Parent is { Items.Count: 1, Parent: not null })
            {
                part = part.Parent;
            }
        }

        return part;
    }

    private JsonText Parse(byte[] settings)
    {
        try
        {
            return new JsonText(settings);
        }
        catch (JsonException exception)
        {
            throw Refused((int)(exception.LineNumber ?? 0) + 1, exception.LineNumber is null ? exception.Message : "This is not well-formed JSON");
        }
    }

    private void Require(JsonText text, JsonPart part, JsonTokenType type, string rule)
    {
        if (part.Type != type)
        {
            throw Refused(text.LineOf(part), rule);
        }
    }

    private SyncException Refused(int line, string why) => new(
        FailureKind.Refused, $"Claude Code's settings are left as they are: {path}, line {line}", why, $"Correct line {line} of {path}, then run the same command again");
}
