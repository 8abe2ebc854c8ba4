using System.Text.Json.Nodes;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>What a run says about one session.</summary>
public sealed class SessionLine(JsonObject line)
{
    public string Id => Text("id");

    public string Action => Text("action");

    public string Direction => Text("direction");

    public string Reason => Text("reason");

    public string Status => Text("status");

    public string Title => Text("title");

    public long Bytes => line["bytes"]!.GetValue<long>();

    private string Text(string name) => line[name]!.GetValue<string>();
}
