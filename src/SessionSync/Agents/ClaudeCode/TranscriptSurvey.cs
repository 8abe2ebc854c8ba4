using SessionSync.Agents.Lines;
using SessionSync.Conversations;
using SessionSync.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Goes once through a transcript: how its records are linked, and what a list tells of it.</summary>
/// <param name="isSubagent">Records of sub-agents are what it is made of, and not something aside.</param>
internal sealed class TranscriptSurvey(SessionKey session, bool isSubagent)
{
    private readonly TitleChoice _title = new();
    private readonly LastText _workingDirectory = new();
    private readonly LastText _branch = new();
    private readonly LastText _model = new();
    private readonly List<UInt128> _leaves = [];
    private byte[] _lastAnswer = [];
    private int _lastAnswerNumber = -1;
    private string? _origin;

    public RecordTree Tree { get; } = new();

    public AnswerTotals Answers { get; } = new();

    /// <summary>The records that leaves were named by, newest last.</summary>
    public IReadOnlyList<UInt128> Leaves => _leaves;

    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Read(FileLines lines, BoundedWarnings warnings)
    {
        while (lines.Read())
        {
            if (lines.IsTooLong)
            {
                warnings.AddLine(lines.Number, "The line is too long to be a record; it is passed over.");
                continue;
            }

            ReadOnlySpan<byte> line = RecordLine.Trim(lines.Line);
            if (line.IsEmpty)
            {
                continue;
            }

            if (TranscriptRecord.TryRead(line, out TranscriptRecord record))
            {
                Take(record, lines.Offset);
            }
            else
            {
                warnings.AddLine(lines.Number, "This is no whole record; it is passed over.");
            }
        }

        Tree.Link();
    }

    /// <param name="path">The records of the branch.</param>
    /// <param name="subagentTitle">What the agent that started this one calls its task.</param>
    public ConversationFacts Facts(IReadOnlyList<int> path, string? subagentTitle)
    {
        int spoken = 0;
        DateTimeOffset? last = null;
        DateTimeOffset? first = null;
        foreach (int place in path)
        {
            TreeRecord record = Tree.Records[place];
            spoken += record.Has(RecordTraits.Spoken) ? 1 : 0;
            if (record.Ticks != 0)
            {
                var at = new DateTimeOffset(record.Ticks, TimeSpan.Zero);
                first ??= at;
                last = last is null || record.Has(RecordTraits.Answer | RecordTraits.Prompt) ? at : last;
            }
        }

        return new ConversationFacts(
            subagentTitle ?? _title.Result, _workingDirectory.Text, _branch.Text, _model.Text, spoken, Answers.Total, first, last,
            _origin is null ? null : session with { Id = _origin });
    }

    private void Take(in TranscriptRecord record, long offset)
    {
        if (record.IsLink)
        {
            TakeLink(record, offset);
        }
        else if (record.Kind == RecordKind.LastPrompt && RecordKey.Of(record.LeafId) is { } leaf && (_leaves.Count == 0 || _leaves[^1] != leaf))
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
        bool isAside = record.IsSidechain && !isSubagent;
        RecordTraits traits = TraitsOf(record, body) | (isAside ? RecordTraits.Aside : RecordTraits.None);
        ReadOnlySpan<byte> parent = record.IsFirst && !record.LogicalParent.IsEmpty ? record.LogicalParent : record.Parent;
        bool isFirst = record.IsFirst && parent.IsEmpty;
        long ticks = JsonValue.Instant(record.Timestamp)?.Ticks ?? 0;
        if (!Tree.TryAdd(RecordKey.Of(record.Id), RecordKey.Of(parent), isFirst, new TreeRecord(offset, ticks, 0, answer, traits)) || isAside)
        {
            return;
        }

        _workingDirectory.Take(record.WorkingDirectory);
        _branch.Take(record.Branch);
        if (record.Kind == RecordKind.Assistant && !body.IsMadeUp)
        {
            _model.Take(body.Model);
        }

        TakeOrigin(isSubagent ? record.SessionId : record.OriginId);
        if (!_title.HasPrompt && record.Kind == RecordKind.User && traits.HasFlag(RecordTraits.Spoken))
        {
            _title.TakePrompt(ContentParts.TextOf(body.Content));
        }
    }

    private static RecordTraits TraitsOf(in TranscriptRecord record, in MessageBody body)
    {
        RecordTraits traits = MessageMaker.IsSpoken(record, body) ? RecordTraits.Spoken : RecordTraits.None;
        return record.Kind switch
        {
            RecordKind.Assistant => traits | RecordTraits.Answer,
            RecordKind.User => traits | RecordTraits.Prompt
                | (new ContentSurvey(body.Content, isPrompt: true).HasToolResult ? RecordTraits.ToolResult : RecordTraits.None),
            _ => traits,
        };
    }

    private int AnswerOf(in MessageBody body)
    {
        if (!body.Id.IsEmpty && body.Id.SequenceEqual(_lastAnswer))
        {
            return Answers.AddTo(_lastAnswerNumber, body.Tokens());
        }

        _lastAnswer = body.Id.ToArray();
        _lastAnswerNumber = Answers.Add(RecordKey.Of(body.Id), body.Tokens());
        return _lastAnswerNumber;
    }

    // A fork begins with answers that were given in another session.
    private void TakeOrigin(ReadOnlySpan<byte> id)
    {
        if (_origin is null && !id.IsEmpty && JsonValue.Raw(id) is { } origin && origin != session.Id && SessionPath.IsSessionId(origin))
        {
            _origin = origin;
        }
    }

    private void TakeTitle(in TranscriptRecord record)
    {
        if (!record.CustomTitle.IsEmpty)
        {
            _title.TakeCustom(JsonValue.Text(record.CustomTitle));
        }
        else if (!record.GeneratedTitle.IsEmpty)
        {
            _title.TakeGenerated(JsonValue.Text(record.GeneratedTitle));
        }
        else
        {
            _title.TakeSummary(JsonValue.Text(record.Summary));
        }
    }
}
