namespace SessionSync.Agents.Codex;

/// <summary>What a record of a rollout is to its readers.</summary>
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

    /// <summary>What the model was given or gave besides messages: calls, results, thoughts.</summary>
    Item,
    Compaction,
    RollBack,
    AnswerUsage,
    TotalUsage,
}
