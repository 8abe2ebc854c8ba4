namespace SessionSync.Agents.Formats.Lines;

/// <summary>The number of spoken messages and the times of a branch.</summary>
/// <param name="LastMessage">The time of the last message of a person or a model; of a branch without messages that of its last record.</param>
internal readonly record struct PathFacts(int Spoken, DateTimeOffset? First, DateTimeOffset? LastMessage)
{
    public static PathFacts Of(RecordTree tree, IReadOnlyList<int> path)
    {
        int spoken = 0;
        DateTimeOffset? first = null;
        DateTimeOffset? last = null;
        DateTimeOffset? lastMessage = null;
        foreach (int place in path)
        {
            TreeRecord record = tree.Records[place];
            spoken += record.Has(RecordTraits.Spoken) ? 1 : 0;
            if (record.Ticks != 0)
            {
                last = new DateTimeOffset(record.Ticks, TimeSpan.Zero);
                first ??= last;
                lastMessage = record.Has(RecordTraits.Answer | RecordTraits.Prompt) ? last : lastMessage;
            }
        }

        return new(spoken, first, lastMessage ?? last);
    }
}
