using System.Collections.Immutable;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Codex;

/// <summary>The records that a person took back: nothing is removed from a rollout, a later record says how many turns no longer count.</summary>
internal static class RolledBackRecords
{
    /// <summary>Where they begin and, exclusive, end, in order; as a rule there are none.</summary>
    public static ImmutableArray<(long Start, long End)> Find(ImmutableArray<RolloutSegment> segments)
    {
        using var records = new RolloutRecords(segments, new BoundedWarnings(static _ => { }));
        List<(long Start, long End)> ranges = [];
        List<long> turns = [];
        while (records.Read())
        {
            if (records.Head.Kind == RecordKind.Message && records.TryParse(out JsonPiece message) && IsTurn(message["payload"u8]))
            {
                turns.Add(records.Index);
            }
            else if (records.Head.Kind == RecordKind.RollBack && records.TryParse(out JsonPiece back) && FirstOf(turns.Count, back) is var first && first < turns.Count)
            {
                while (ranges.Count > 0 && ranges[^1].Start >= turns[first])
                {
                    ranges.RemoveAt(ranges.Count - 1);
                }

                ranges.Add((turns[first], records.Index));
                turns.RemoveRange(first, turns.Count - first);
            }
        }

        return [.. ranges];
    }

    public static bool IsTurn(JsonPiece item) => RolloutSpeech.IsUser(item) && RolloutSpeech.IsSpoken(item);

    /// <summary>Which of so many turns is the first that no longer counts.</summary>
    public static int FirstOf(int turns, JsonPiece rollBack) => turns - (int)Math.Clamp(rollBack["payload"u8]["num_turns"u8].Number, 0, turns);
}
