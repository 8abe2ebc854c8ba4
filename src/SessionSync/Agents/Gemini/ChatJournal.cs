using System.Runtime.InteropServices;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Gemini;

/// <summary>The state of a chat after its records, one after the other: a message with the same id replaces the earlier one in its place, a snapshot replaces
/// all, and a rewind drops a message and all after it. Holds where messages are, not what they say: some eighty bytes a message.</summary>
internal sealed class ChatJournal
{
    private const int LongestTitle = 200;

    private readonly Dictionary<ulong, int> _indexOfId = [];
    private readonly List<ChatEntry> _entries = [];
    private readonly List<int> _listed = [];

    public string? Id { get; private set; }

    public string? Summary { get; private set; }

    public string? Prompt { get; private set; }

    /// <summary>The title for people: a clean single line; null for none.</summary>
    public string? Title => (Summary ?? Prompt) is { } text && DisplayText.OneLine(text, LongestTitle) is { Length: > 0 } title ? title : null;

    public string? Model { get; private set; }

    public string? Directory { get; private set; }

    public bool IsSubagent { get; private set; }

    /// <summary>Whether anything was ever said: clients leave files in which nothing was.</summary>
    public bool HasSpoken { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? UpdatedAt { get; private set; }

    /// <summary>The messages that count, in order.</summary>
    public IEnumerable<ChatEntry> Messages => _listed.Select(index => _entries[index]);

    /// <summary>Of all answers, of rewound ones too: they were paid for.</summary>
    public TokenUsage Tokens => _entries.Aggregate(default(TokenUsage), static (sum, entry) => sum + entry.Tokens);

    /// <param name="offset">Where the record begins in the file.</param>
    public void Apply(JsonPiece record, long offset)
    {
        foreach (JsonMember member in record.Members)
        {
            if (member.Name.SequenceEqual("id"u8) && member.Value.IsString)
            {
                Put(record, offset);
                return;
            }

            if (member.Name.SequenceEqual("$rewindTo"u8) && member.Value.IsString)
            {
                RewindTo(RecordKey.Of(member.Value.TextBytes));
                return;
            }
        }

        JsonPiece change = record["$set"u8];
        Change(change.IsObject ? change : record, offset - record.OffsetInText);
    }

    /// <summary>Takes what a record says of the whole chat.</summary>
    public void Describe(ReadOnlySpan<byte> name, JsonPiece value)
    {
        switch (name)
        {
            case var _ when name.SequenceEqual("sessionId"u8):
                Id = value.Text is { Length: > 0 } id ? id : Id;
                break;
            case var _ when name.SequenceEqual("kind"u8):
                IsSubagent = value.Is("subagent"u8);
                break;
            case var _ when name.SequenceEqual("startTime"u8):
                StartedAt ??= value.Time;
                break;
            case var _ when name.SequenceEqual("lastUpdated"u8):
                UpdatedAt = value.Time ?? UpdatedAt;
                break;
            case var _ when name.SequenceEqual("summary"u8):
                Summary = value.Text ?? Summary;
                break;
            case var _ when name.SequenceEqual("directories"u8):
                foreach (JsonPiece directory in value.Items)
                {
                    Directory ??= directory.Text;
                }

                break;
        }
    }

    /// <summary>Adds a message, or replaces the one with its id.</summary>
    public void Put(JsonPiece message, long offset)
    {
        if (!message.IsObject)
        {
            return;
        }

        var fields = new ChatFields(message);
        ChatEntry entry = EntryOf(fields, offset, message.Length);
        ulong key = RecordKey.HalfOf(RecordKey.Of(fields.Id.TextBytes) ?? UInt128.MaxValue - (UInt128)offset);
        ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(_indexOfId, key, out bool isKnown);
        if (!isKnown)
        {
            index = _entries.Count;
            _listed.Add(index);
            _entries.Add(entry);
            return;
        }

        ChatEntry earlier = _entries[index];
        _entries[index] = entry.Tokens.Total == 0 ? entry.WithTokensOf(earlier) : entry;
        if (!earlier.IsListed)
        {
            _listed.Add(index);
        }
    }

    /// <param name="textOffset">Where the text begins in the file that this is a part of.</param>
    private void Change(JsonPiece change, long textOffset)
    {
        foreach (JsonMember member in change.Members)
        {
            if (!member.Name.SequenceEqual("messages"u8) || !member.Value.IsArray)
            {
                Describe(member.Name, member.Value);
                continue;
            }

            Clear(0);
            foreach (JsonPiece message in member.Value.Items)
            {
                Put(message, textOffset + message.OffsetInText);
            }
        }
    }

    private ChatEntry EntryOf(ChatFields fields, long offset, int length)
    {
        bool isSpoken = ChatSpeech.IsSpoken(fields.Type, fields.Content);
        if (isSpoken)
        {
            HasSpoken = true;
            Prompt ??= fields.Type.Is("user"u8) ? ChatSpeech.FirstWords(fields.Content) : null;
        }

        Model = ChatSpeech.IsAnswer(fields.Type) ? fields.Model.Text ?? Model : Model;
        TokenUsage tokens = ChatTokens.Of(fields.Tokens);
        return new ChatEntry(
            offset, length, fields.Timestamp.Time?.UtcTicks ?? 0, Small(tokens.Input), Small(tokens.Output), Small(tokens.CacheRead), isSpoken, IsListed: true);
    }

    private static int Small(long tokens) => (int)Math.Min(int.MaxValue, tokens);

    /// <summary>As the client does it, a message that is not there drops all.</summary>
    private void RewindTo(UInt128? key)
    {
        bool isKnown = key is { } id && _indexOfId.TryGetValue(RecordKey.HalfOf(id), out int index) && _entries[index].IsListed;
        Clear(isKnown ? _listed.LastIndexOf(_indexOfId[RecordKey.HalfOf(key!.Value)]) : 0);
    }

    private void Clear(int first)
    {
        foreach (int index in _listed.Skip(first))
        {
            _entries[index] = _entries[index] with { IsListed = false };
        }

        _listed.RemoveRange(first, _listed.Count - first);
    }
}
