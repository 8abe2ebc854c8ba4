using SessionSync.Agents.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Finds the branch of a transcript that clients resume.</summary>
internal static class TranscriptBranch
{
    /// <summary>The records of the branch, in order. Of each answer's records the last one is marked.</summary>
    public static List<int> Of(TranscriptSurvey survey, BoundedWarnings warnings)
    {
        RecordTree tree = survey.Tree;
        List<int> path = tree.PathTo(LeafOf(survey), out bool isCircle);
        if (isCircle)
        {
            warnings.Add("the branch", "Its records name each other as parents in a circle; it is read up to there.");
        }

        path = WithParallelCalls(tree, path);
        MarkAnswers(tree, path);
        return path;
    }

    // The newest leaf that is named and there chooses the branch, whose newest record is resumed; else the last record does.
    private static int LeafOf(TranscriptSurvey survey)
    {
        for (int index = survey.Leaves.Count - 1; index >= 0; index--)
        {
            int leaf = survey.Tree.Find(survey.Leaves[index]);
            if (leaf >= 0 && !survey.Tree.Records[leaf].Has(RecordTraits.Aside))
            {
                return survey.Tree.NewestDescendant(leaf);
            }
        }

        return survey.Tree.Last;
    }

    /// <summary>Puts in the calls and results that lie beside the branch: where a model calls several tools at once, each result follows
    /// its own call, and the branch goes on from only one of them.</summary>
    private static List<int> WithParallelCalls(RecordTree tree, List<int> path)
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

    private static void MarkAnswers(RecordTree tree, List<int> path)
    {
        HashSet<int> seen = [];
        for (int index = path.Count - 1; index >= 0; index--)
        {
            ref TreeRecord record = ref tree.Records[path[index]];
            if (record.AnswerNumber >= 0 && seen.Add(record.AnswerNumber))
            {
                record.Traits |= RecordTraits.EndOfAnswer;
            }
        }
    }
}
