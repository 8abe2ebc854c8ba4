namespace SessionSync.Agents.ClaudeCode;

/// <summary>The kinds of records that matter to reading; all others are passed over.</summary>
internal enum RecordKind
{
    /// <summary>A debug copy, a setting, something of a version to come.</summary>
    Other,

    User,
    Assistant,
    System,
    Attachment,

    /// <summary>A link of the chain and nothing to read.</summary>
    Progress,

    LastPrompt,

    /// <summary>A person's, the model's or an old version's title.</summary>
    Title,
}
