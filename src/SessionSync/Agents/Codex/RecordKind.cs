namespace SessionSync.Agents.Codex;

/// <summary>The kind of a record of a rollout, for its readers.</summary>
internal enum RecordKind
{
    /// <summary>States, and what newer versions add.</summary>
    Other,
    Damaged,

    /// <summary>Mostly a copy for the screen of what another record has.</summary>
    Event,
    Header,
    TurnContext,
    Message,

    /// <summary>Input or output of the model besides messages: calls, results, thoughts.</summary>
    Item,
    Compaction,
    RollBack,
    AnswerUsage,
    TotalUsage,
}
