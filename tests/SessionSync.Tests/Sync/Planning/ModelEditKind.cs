namespace SessionSync.Tests.Sync.Planning;

/// <summary>What happens on a machine between two syncs.</summary>
internal enum ModelEditKind
{
    /// <summary>The conversation goes on.</summary>
    GoOn,

    /// <summary>The conversation goes on under a clock that is behind: the new record is older than the last one.</summary>
    GoOnLate,

    /// <summary>A sub-agent's transcript goes on.</summary>
    GoOnBeside,

    /// <summary>A side file is written as a whole.</summary>
    Write,

    /// <summary>A file gets another modification time.</summary>
    Touch,
    DeleteSession,
    DeleteTranscript,

    /// <summary>The last record is lost.</summary>
    Cut,
}
