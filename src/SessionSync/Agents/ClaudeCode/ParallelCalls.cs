using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Calls and results that lie beside the branch: where a model calls several tools at once, each result follows its own call, and
/// the branch goes on from only one of them. Pure.</summary>
internal static class ParallelCalls
{
    public static List<int> PutInto(List<int> path, RecordTree tree)
    {
        var anchors = new Dictionary<int, int>();
        var onPath = new bool[tree.Count];
        path.ForEach(place => onPath[place] = true);
        for (int place = 0; place < tree.Count; place++)
        {
            TreeRecord record = tree.Records[place];
            int parent = record.Parent;
            if (!onPath[place] && parent >= 0 && (onPath[parent] || anchors.ContainsKey(parent)) && BelongsTo(tree.Records[parent], record))
            {
                anchors.Add(place, anchors.GetValueOrDefault(parent, parent));
            }
        }

        return anchors.Count == 0 ? path : Merged(tree, path, anchors);
    }

    private static bool BelongsTo(in TreeRecord call, in TreeRecord record) =>
        call.Has(RecordTraits.Answer)
        && (record.Has(RecordTraits.ToolResult) || (record.Has(RecordTraits.Answer) && record.AnswerNumber == call.AnswerNumber));

    // They stand behind the last record of the answer that called them.
    private static List<int> Merged(RecordTree tree, List<int> path, Dictionary<int, int> anchors)
    {
        ILookup<int, int> besides = anchors.ToLookup(pair => pair.Value, pair => pair.Key);
        List<int> merged = new(path.Count + anchors.Count);
        List<int> waiting = [];
        for (int index = 0; index < path.Count; index++)
        {
            merged.Add(path[index]);
            waiting.AddRange(besides[path[index]]);
            bool isAnswerGoingOn = index + 1 < path.Count && tree.Records[path[index + 1]].Has(RecordTraits.Answer);
            if (!isAnswerGoingOn)
            {
                waiting.Sort();
                merged.AddRange(waiting);
                waiting.Clear();
            }
        }

        return merged;
    }
}
