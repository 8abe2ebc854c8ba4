using System.Globalization;
using SessionSync.Browse.Pricing;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>The top of a page, above the messages: the facts about the session, links to related pages, and the prompts.</summary>
internal sealed class HtmlTop(TextWriter output)
{
    private const int LongestTitle = 500;
    private const int LongestPlace = 200;

    /// <summary>Of more prompts only their number is seen at first.</summary>
    private const int MostOpenPrompts = 12;

    private readonly HtmlElements _elements = new(output);

    public void Write(ExportedSession session, ConversationCost cost, IReadOnlyList<(string Message, string Text)> prompts)
    {
        ConversationFacts facts = session.Facts;
        string title = Printable.Line(DocumentWords.NameOf(session));
        HtmlPage.Begin(output, title[..Math.Min(title.Length, LongestTitle)], Description(session), PageHead.FactsOf(session));
        if (session.Related is not null)
        {
            output.WriteLine("<p class=\"quiet\"><a href=\"index.html\">All sessions</a></p>");
        }

        output.WriteLine("<dl>");
        _elements.WriteFact("Agent", session.IsSubagent ? $"{session.Key.Agent}, a sub-agent" : session.Key.Agent.Value);
        _elements.WriteFact("Session", session.Key.Id);
        WriteParent(session);
        _elements.WriteFact("Directory", facts.WorkingDirectory);
        _elements.WriteFact("Branch", facts.Branch);
        _elements.WriteFact("Model", facts.Model);
        _elements.WriteFact("Began", facts.StartedAt is { } start ? DocumentWords.ReadableTime(start) : null);
        _elements.WriteFact("Last", facts.LastMessageAt is { } last ? DocumentWords.ReadableTime(last) : null);
        _elements.WriteFact("Tokens", facts.Tokens.Total > 0 ? TokensOf(facts.Tokens) : null);
        _elements.WriteFact("Cost", CostOf(cost));
        WriteLinks("Sub-agents", session.Related?.Subagents ?? []);
        WriteLinks("Forks", session.Related?.Forks ?? []);
        output.WriteLine("</dl>");
        WritePrompts(prompts);
    }

    private static string Description(ExportedSession session)
    {
        string time = session.Facts.StartedAt is { } start ? $"{DocumentWords.ReadableTime(start)} · " : "";
        string messages = session.Facts.Messages == 1 ? "1 message" : $"{session.Facts.Messages} messages";
        string[] place = [.. new[] { session.Facts.WorkingDirectory, session.Facts.Branch }.OfType<string>().Where(static text => text.Length > 0).Select(Printable.Line)];
        string where = string.Concat(place.Select(static text => $" · {text[..Math.Min(text.Length, LongestPlace)]}"));
        return $"{time}{session.Key.Agent}{(session.IsSubagent ? ", a sub-agent" : "")} · {messages}{where}";
    }

    private static string TokensOf(TokenUsage tokens) => string.Create(
        CultureInfo.InvariantCulture, $"{tokens.Input:N0} in, {tokens.Output:N0} out, {tokens.CacheRead:N0} read from the cache, {tokens.CacheWrite:N0} written to it");

    private static string? CostOf(ConversationCost cost) =>
        cost.IsKnown ? $"{cost.Text} by the list prices of {cost.PricesOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, without sub-agents" : null;

    private void WriteParent(ExportedSession session)
    {
        string name = session.IsSubagent ? "Started by" : "Forked from";
        if (session.Related?.Parent is { } parent)
        {
            WriteLinks(name, [parent]);
        }
        else
        {
            _elements.WriteFact(name, session.Facts.Parent?.Id);
        }
    }

    private void WriteLinks(string name, IReadOnlyCollection<PageLink> pages)
    {
        if (pages.Count == 0)
        {
            return;
        }

        output.Write($"<dt>{name}</dt>");
        foreach (PageLink page in pages)
        {
            output.Write("<dd>");
            _elements.WriteLink(page.Address, page.Title);
            output.WriteLine("</dd>");
        }
    }

    private void WritePrompts(IReadOnlyList<(string Message, string Text)> prompts)
    {
        if (prompts.Count < 2)
        {
            return;
        }

        string isOpen = prompts.Count <= MostOpenPrompts ? " open=\"\"" : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<nav aria-label=\"Prompts\"><details{isOpen}><summary>{prompts.Count} prompts</summary>\n<ol>"));
        foreach ((string message, string text) in prompts)
        {
            output.Write("<li>");
            _elements.WriteLink($"#{message}", text.Length > 0 ? text : "Image");
            output.WriteLine("</li>");
        }

        output.WriteLine("</ol>\n</details></nav>");
    }
}
