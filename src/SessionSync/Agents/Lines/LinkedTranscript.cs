using SessionSync.Conversations;

namespace SessionSync.Agents.Lines;

/// <summary>A file of records that name the records before them. It is gone through once for how they are linked, of which some forty bytes
/// a record are kept, and for messages once more along the branch. Used once.</summary>
internal abstract class LinkedTranscript(FoundConversation conversation, Action<ReadWarning> warn)
{
    protected RecordTree Tree { get; } = new();

    protected AnswerTotals Answers { get; } = new();

    protected BoundedWarnings Warnings { get; } = new(warn);

    protected FoundConversation Conversation => conversation;

    public ConversationFacts ReadFacts()
    {
        using FileLines? lines = TryOpen();
        return Facts(PathFacts.Of(Tree, lines is null ? [] : ReadPath(lines)));
    }

    public IEnumerable<Message> ReadMessages()
    {
        using FileLines? lines = TryOpen();
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
    protected abstract bool TryTake(ReadOnlySpan<byte> line, long offset);

    /// <summary>The record that a resume goes on from; negative where there is none.</summary>
    protected abstract int Leaf();

    /// <summary>Puts in what belongs to the branch and is not on the way from its first record to its last one.</summary>
    protected virtual List<int> Completed(List<int> path) => path;

    /// <summary>What a list tells, all lines being taken.</summary>
    protected abstract ConversationFacts Facts(PathFacts path);

    /// <summary>Adds the messages of one line of the branch; false where it holds no whole record.</summary>
    /// <param name="tokens">Those of the answer that the record ends.</param>
    protected abstract bool TryAddMessages(ReadOnlySpan<byte> line, TokenUsage? tokens, ICollection<Message> messages);

    private FileLines? TryOpen()
    {
        try
        {
            return new FileLines(conversation.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Warnings.Add("the file", $"It cannot be opened: {exception.Message}");
            return null;
        }
    }

    private List<int> ReadPath(FileLines lines)
    {
        try
        {
            TakeAll(lines);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Warnings.Add("the file", $"It cannot be read to its end: {exception.Message}");
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

    private void TakeAll(FileLines lines)
    {
        while (lines.Read())
        {
            if (lines.IsTooLong)
            {
                Warnings.AddLine(lines.Number, "The line is too long to be a record; it is passed over.");
                continue;
            }

            ReadOnlySpan<byte> line = RecordLine.Trim(lines.Line);
            if (!line.IsEmpty && !TryTake(line, lines.Offset))
            {
                Warnings.AddLine(lines.Number, "This is no whole record; it is passed over.");
            }
        }
    }

    private void MarkAnswers(List<int> path)
    {
        HashSet<int> seen = [];
        for (int index = path.Count - 1; index >= 0; index--)
        {
            ref TreeRecord record = ref Tree.Records[path[index]];
            if (record.AnswerNumber >= 0 && seen.Add(record.AnswerNumber))
            {
                record.Traits |= RecordTraits.EndOfAnswer;
            }
        }
    }

    private void ReadRecord(FileLines lines, TreeRecord record, List<Message> messages)
    {
        try
        {
            lines.Seek(record.Offset);
            TokenUsage? tokens = record.Has(RecordTraits.EndOfAnswer) ? Answers[record.AnswerNumber] : null;
            if (!lines.Read() || !TryAddMessages(RecordLine.Trim(lines.Line), tokens, messages))
            {
                Warnings.Add($"byte {record.Offset}", "The file was changed while it was read; a record is missing.");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Warnings.Add($"byte {record.Offset}", $"A record cannot be read: {exception.Message}");
        }
    }
}
