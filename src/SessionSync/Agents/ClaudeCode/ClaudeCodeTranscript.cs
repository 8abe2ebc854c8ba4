using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>A transcript of Claude Code. Used once.</summary>
internal sealed class ClaudeCodeTranscript(FoundConversation conversation, Action<ReadWarning> warn) : LinkedTranscript(conversation, warn)
{
    private const string Extension = ".jsonl";

    private readonly TitleChoice _title = new();
    private readonly LastText _workingDirectory = new();
    private readonly LastText _branch = new();
    private readonly LastText _model = new();
    private readonly List<UInt128> _leaves = [];
    private byte[] _lastAnswer = [];
    private int _lastAnswerNumber = -1;
    private string? _origin;

    protected override bool TryTake(JsonPiece line, long offset)
    {
        if (!TranscriptRecord.TryRead(line, out TranscriptRecord record))
        {
            return false;
        }

        Take(record, offset);
        return true;
    }

    // The newest leaf that is named and there chooses the branch, whose newest record is resumed; else the last record does.
    protected override int Leaf()
    {
        for (int index = _leaves.Count - 1; index >= 0; index--)
        {
            int leaf = Tree.Find(_leaves[index]);
            if (leaf >= 0 && !Tree.Records[leaf].Has(RecordTraits.Aside))
            {
                return Tree.NewestDescendant(leaf);
            }
        }

        return Tree.Last;
    }

    protected override List<int> Completed(List<int> path) => ParallelCalls.PutInto(path, Tree);

    protected override ConversationFacts Facts(PathFacts path) => new(
        (Conversation.IsSubagent ? SubagentTitle() : null) ?? _title.Result,
        _workingDirectory.Text,
        _branch.Text,
        _model.Text,
        path.Spoken,
        Answers.Total,
        path.First,
        path.LastMessage,
        _origin is null ? null : Conversation.Key with { Id = _origin });

    protected override bool TryAddMessages(JsonPiece line, TokenUsage? tokens, ICollection<Message> messages)
    {
        if (!TranscriptRecord.TryRead(line, out TranscriptRecord record))
        {
            return false;
        }

        MessageMaker.Add(record, tokens, messages);
        return true;
    }

    private void Take(in TranscriptRecord record, long offset)
    {
        if (record.IsLink)
        {
            TakeLink(record, offset);
        }
        else if (record.Kind == RecordKind.LastPrompt && RecordKey.Of(record.LeafId.TextBytes) is { } leaf && (_leaves.Count == 0 || _leaves[^1] != leaf))
        {
            _leaves.Add(leaf);
        }
        else if (record.Kind == RecordKind.Title)
        {
            TakeTitle(record);
        }
    }

    private void TakeLink(in TranscriptRecord record, long offset)
    {
        var body = new MessageBody(record.Message);
        int answer = record.Kind == RecordKind.Assistant ? AnswerOf(body) : -1;
        bool isAside = record.IsSidechain && !Conversation.IsSubagent;
        RecordTraits traits = MessageMaker.TraitsOf(record, body) | (isAside ? RecordTraits.Aside : RecordTraits.None);
        JsonPiece parent = record.IsFirst && record.LogicalParent.HasText ? record.LogicalParent : record.Parent;
        bool isFirst = record.IsFirst && !parent.HasText;
        long ticks = record.Timestamp.Time?.Ticks ?? 0;
        if (!Tree.TryAdd(RecordKey.Of(record.Id.TextBytes), RecordKey.Of(parent.TextBytes), isFirst, new TreeRecord(offset, ticks, 0, answer, traits)) || isAside)
        {
            return;
        }

        _workingDirectory.Take(record.WorkingDirectory);
        _branch.Take(record.Branch);
        if (record.Kind == RecordKind.Assistant && !body.IsMadeUp)
        {
            _model.Take(body.Model);
        }

        TakeOrigin(Conversation.IsSubagent ? record.SessionId : record.OriginId);
        if (!_title.HasPrompt && record.Kind == RecordKind.User && traits.HasFlag(RecordTraits.Spoken))
        {
            _title.TakePrompt(ContentParts.TextOf(body.Content));
        }
    }

    private int AnswerOf(in MessageBody body)
    {
        if (body.Id.HasText && body.Id.Is(_lastAnswer))
        {
            return Answers.AddTo(_lastAnswerNumber, body.Tokens());
        }

        _lastAnswer = body.Id.TextBytes.ToArray();
        _lastAnswerNumber = Answers.Add(RecordKey.Of(body.Id.TextBytes), body.Tokens());
        return _lastAnswerNumber;
    }

    // A fork begins with answers that were given in another session.
    private void TakeOrigin(JsonPiece id)
    {
        if (_origin is null && id.Text is { } origin && origin != Conversation.Key.Id && SessionPath.IsSessionId(origin))
        {
            _origin = origin;
        }
    }

    private void TakeTitle(in TranscriptRecord record)
    {
        if (!record.CustomTitle.IsMissing)
        {
            _title.TakeCustom(record.CustomTitle.Text);
        }
        else if (!record.GeneratedTitle.IsMissing)
        {
            _title.TakeGenerated(record.GeneratedTitle.Text);
        }
        else
        {
            _title.TakeSummary(record.Summary.Text);
        }
    }

    /// <summary>The title that the agent that started this one gave its task: it is noted beside the transcript. Null for none.</summary>
    private string? SubagentTitle()
    {
        string? text = SmallFile.TryRead(new FileInfo(Conversation.Path[..^Extension.Length] + ".meta.json"));
        if (!JsonPiece.TryParse(text, out JsonPiece notes))
        {
            return null;
        }

        var title = new TitleChoice();
        title.TakeCustom(notes["description"u8].Text);
        return title.Result;
    }
}
