using System.CommandLine;
using System.CommandLine.Completions;

namespace SessionSync.Cli.Commands;

/// <summary>What could stand where the cursor is.</summary>
internal static class Suggestions
{
    /// <summary>The first word of the line is the program, by whatever name it was called.</summary>
    public static List<string> For(string lineToCursor, Services services)
    {
        string line = lineToCursor.TrimStart();
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            return [];
        }

        string text = CommandTree.ProgramName + line[space..];
        string word = text[(text.LastIndexOf(' ') + 1)..];
        ParseResult result = CommandTree.Full(services).Parse(text, CommandTree.Configuration);
        List<string> suggestions = [];
        foreach (CompletionItem item in result.GetCompletions(text.Length))
        {
            // Options are only noise until a '-' is typed.
            if (item.Label.StartsWith(word, StringComparison.Ordinal) && (word.Length > 0 || item.Label[0] != '-') && !suggestions.Contains(item.Label))
            {
                suggestions.Add(item.Label);
            }
        }

        return suggestions;
    }
}
