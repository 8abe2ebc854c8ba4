using System.Text.Json.Nodes;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>What a run says at its end about one target.</summary>
public sealed class SummaryOfTarget(JsonObject line)
{
    public string Target => line["target"]!.GetValue<string>();

    public int Pushed => Number("pushed");

    public int Pulled => Number("pulled");

    public int Appended => Number("appended");

    public int Merged => Number("merged");

    public int Unchanged => Number("unchanged");

    public int Skipped => Number("skipped");

    public int Failed => Number("failed");

    public int Older => Number("older");

    public string Text => line["text"]!.GetValue<string>();

    public int BytesSent => Number("bytes_sent");

    public int BytesReceived => Number("bytes_received");

    public int Connections => Number("connections");

    /// <summary>Pushed, pulled, appended, merged, skipped and failed.</summary>
    public (int, int, int, int, int, int) Counts => (Pushed, Pulled, Appended, Merged, Skipped, Failed);

    private int Number(string name) => line[name]!.GetValue<int>();
}
