using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>A file of records that name the records before them. It is gone through once for how they are linked, of which some sixty bytes
/// a record are kept, and for messages once more along the branch. Used once.</summary>
internal abstract class LinkedTranscript(FoundConversation conversation, Action<ReadWarning> warn)
{
    protected RecordTree Tree { get; } = new(conversation.Stamp.Size);

    protected AnswerTotals Answers { get; } = new();

    protected BoundedWarnings Warnings { get; } = new(warn);

    protected FoundConversation Conversation => conversation;

    public ConversationFacts ReadFacts()
    {
        using FileStream? file = TranscriptFile.TryOpen(conversation.Path, Warnings.Add);
        using TranscriptLines? lines = file is null ? null : new TranscriptLines(file, Warnings);
        return Facts(PathFacts.Of(Tree, lines is null ? [] : ReadPath(lines)));
    }

    public IEnumerable<Message> ReadMessages()
    {
        using FileStream? file = TranscriptFile.TryOpen(conversation.Path, Warnings.Add);
        using TranscriptLines? lines = file is null ? null : new TranscriptLines(file, Warnings);
        if (lines is null)
        {
            yield break;
        }

        List<Message> messages = [];
        foreach (int place in ReadPath(lines))
        {
            messages.Clear();
            ReadRecord(lines, Tree.Records[place], messages);
            foreach (Message message in messages)
            {
                yield return message;
            }
        }
    }

    /// <summary>Takes one line; false where it holds no whole record.</summary>
    protected abstract bool TryTake(JsonPiece line, long offset);

    /// <summary>The record that a resume goes on from; negative where there is none.</summary>
    protected abstract int Leaf();

    /// <summary>Puts in what belongs to the branch and is not on the way from its first record to its last one.</summary>
    protected virtual List<int> Completed(List<int> path) => path;

    /// <summary>The facts for a list, once all lines are taken.</summary>
    protected abstract ConversationFacts Facts(PathFacts path);

    /// <summary>Adds the messages of one line of the branch; false where it holds no whole record.</summary>
    /// <param name="tokens">Those of the answer that the record ends.</param>
    protected abstract bool TryAddMessages(JsonPiece line, TokenUsage? tokens, ICollection<Message> messages);

    private List<int> ReadPath(TranscriptLines lines)
    {
        while (lines.Read())
        {
            if (!TryTake(lines.Line, lines.Offset))
            {
                lines.WarnOfDamage();
            }
        }

        Tree.Link();
        List<int> path = Tree.PathTo(Leaf(), out bool isCircle);
        if (isCircle)
        {
            Warnings.Add("the branch", "Its records name each other as parents in a circle; it is read up to there.");
        }

        path = Completed(path);
        MarkAnswers(path);
        return path;
    }

    private void MarkAnswers(List<int> path)
    {
        var seen = new bool[Answers.Count];
        for (int index = path.Count - 1; index >= 0; index--)
        {
            ref TreeRecord record = ref Tree.Records[path[index]];
            if (record.AnswerNumber >= 0 && !seen[record.AnswerNumber])
            {
                seen[record.AnswerNumber] = true;
                record = record with { Traits = record.Traits | RecordTraits.EndOfAnswer };
            }
        }
    }

    private void ReadRecord(TranscriptLines lines, TreeRecord record, List<Message> messages)
    {
        lines.Seek(record.Offset);
        TokenUsage? tokens = record.Has(RecordTraits.EndOfAnswer) ? Answers[record.AnswerNumber] : null;
        if (!lines.Read() || lines.Offset != record.Offset || !TryAddMessages(lines.Line, tokens, messages))
        {
            Warnings.Add($"byte {record.Offset}", "The file was changed while it was read; a record is missing.");
        }
    }
}
