namespace SessionSync.Sync.Execution;

/// <summary>The numbers of one sync with one target. Counts are of sessions, bytes are those on the wire.</summary>
public sealed record TargetSummary(string Target)
{
    /// <summary>What project it was about; null where the run was about one only.</summary>
    public string? Project { get; init; }

    public int Pushed { get; init; }

    public int Pulled { get; init; }

    public int Appended { get; init; }

    public int Merged { get; init; }

    public int Unchanged { get; init; }

    public int Skipped { get; init; }

    public int Failed { get; init; }

    public long BytesSent { get; init; }

    public long BytesReceived { get; init; }

    public int Connections { get; init; }

    public double Seconds { get; init; }

    /// <summary>The sum of this and what followed it.</summary>
    public TargetSummary With(TargetSummary other) => this with
    {
        Pushed = Pushed + other.Pushed,
        Pulled = Pulled + other.Pulled,
        Appended = Appended + other.Appended,
        Merged = Merged + other.Merged,
        Unchanged = Unchanged + other.Unchanged,
        Skipped = Skipped + other.Skipped,
        Failed = Failed + other.Failed,
        BytesSent = BytesSent + other.BytesSent,
        BytesReceived = BytesReceived + other.BytesReceived,
        Connections = Connections + other.Connections,
        Seconds = Seconds + other.Seconds,
    };

    /// <summary>Nothing changed and nothing needs attention.</summary>
    public bool IsQuiet => (Pushed | Pulled | Appended | Merged | Skipped | Failed) == 0;
}
