using System.Text;
using SessionSync.Agents.Lines;
using SessionSync.Conversations;
using SessionSync.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Reads conversations of Claude Code. A transcript is gone through twice: once for how its records are linked, of which some forty
/// bytes a record are kept, and once along the branch.</summary>
public sealed class ClaudeCodeConversations : IConversationReader
{
    private const string Extension = ".jsonl";

    public AgentId Agent => AgentCatalog.ClaudeCode.Id;

    public IEnumerable<FoundConversation> Find(AgentHome home) => new TranscriptFiles(Agent, AgentCatalog.ClaudeCode.Root, home).Find();

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn)
    {
        var warnings = new BoundedWarnings(warn);
        TranscriptSurvey survey = new(conversation.Key, conversation.IsSubagent);
        using FileLines? lines = TryOpen(conversation, warnings);
        return TrySurvey(survey, lines, warnings)
            ? survey.Facts(TranscriptBranch.Of(survey, warnings), conversation.IsSubagent ? SubagentTitle(conversation.Path) : null)
            : survey.Facts([], null);
    }

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        var warnings = new BoundedWarnings(warn);
        TranscriptSurvey survey = new(conversation.Key, conversation.IsSubagent);
        using FileLines? lines = TryOpen(conversation, warnings);
        if (lines is null || !TrySurvey(survey, lines, warnings))
        {
            yield break;
        }

        List<Message> messages = [];
        foreach (int place in TranscriptBranch.Of(survey, warnings))
        {
            messages.Clear();
            TryReadRecord(survey, lines, place, messages, warnings);
            foreach (Message message in messages)
            {
                yield return message;
            }
        }
    }

    private static FileLines? TryOpen(FoundConversation conversation, BoundedWarnings warnings)
    {
        try
        {
            return new FileLines(conversation.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            warnings.Add("the file", $"It cannot be opened: {exception.Message}");
            return null;
        }
    }

    private static bool TrySurvey(TranscriptSurvey survey, FileLines? lines, BoundedWarnings warnings)
    {
        try
        {
            if (lines is not null)
            {
                survey.Read(lines, warnings);
            }
        }
        catch (IOException exception)
        {
            warnings.Add("the file", $"It cannot be read to its end: {exception.Message}");
            survey.Tree.Link();
        }

        return survey.Tree.Count > 0;
    }

    private static void TryReadRecord(TranscriptSurvey survey, FileLines lines, int place, List<Message> messages, BoundedWarnings warnings)
    {
        TreeRecord link = survey.Tree.Records[place];
        try
        {
            lines.Seek(link.Offset);
            if (lines.Read() && TranscriptRecord.TryRead(RecordLine.Trim(lines.Line), out TranscriptRecord record))
            {
                MessageMaker.Add(record, link.Has(RecordTraits.EndOfAnswer) ? survey.Answers[link.AnswerNumber] : null, messages);
                return;
            }

            warnings.Add($"byte {link.Offset}", "The file was changed while it was read; a record is missing.");
        }
        catch (IOException exception)
        {
            warnings.Add($"byte {link.Offset}", $"A record cannot be read: {exception.Message}");
        }
    }

    /// <summary>What the agent that started this one called its task: it is noted beside the transcript.</summary>
    private static string? SubagentTitle(string path)
    {
        string? text = SmallFile.TryRead(new FileInfo(path[..^Extension.Length] + ".meta.json"));
        var members = new JsonMembers(Encoding.UTF8.GetBytes(text ?? "").AsSpan());
        while (members.Read())
        {
            if (members.Name.SequenceEqual("description"u8))
            {
                var title = new TitleChoice();
                title.TakeCustom(JsonValue.Text(members.Value));
                return title.Result;
            }
        }

        return null;
    }
}
