using SessionSync.Agents;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Overview;

/// <summary>Tells how to go on with a conversation in the agent that it was held in.</summary>
internal static class ResumeLine
{
    /// <param name="project">The directory it belongs to, which may be one of another machine.</param>
    public static string? Of(FoundConversation found, ConversationFacts facts, string? project)
    {
        if (found.IsSubagent || AgentCatalog.Definitions.FirstOrDefault(agent => agent.Id == found.Key.Agent) is not { ResumeOption: { } option } agent)
        {
            return null;
        }

        string resume = $"{agent.Program} {option} {Word(found.Key.Id)}";
        string? directory = new[] { facts.WorkingDirectory, project }.OfType<string>().FirstOrDefault(Directory.Exists);
        return directory is null ? resume : $"cd {Word(directory)} && {resume}";
    }

    /// <summary>One word to a shell, whatever is in it.</summary>
    private static string Word(string text) =>
        text.Length > 0 && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || "/._-".Contains(letter, StringComparison.Ordinal)) ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
