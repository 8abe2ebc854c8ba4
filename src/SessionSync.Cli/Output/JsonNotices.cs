using System.Text.Json;

namespace SessionSync.Cli.Output;

/// <summary>Notices for programs, a JSON object per line.</summary>
public sealed class JsonNotices(Func<TextWriter> writer) : INotices
{
    private readonly Lock _gate = new();

    public void Failure(string? target, SyncException failure) => Write("error", json =>
    {
        json.WriteString("target", target);
        json.WriteNumber("code", (int)ExitCodes.Of(failure.Kind));
        json.WriteString("what", failure.What);
        json.WriteString("why", failure.Why);
        json.WriteStartArray("do");
        foreach (string step in failure.WhatToDo)
        {
            json.WriteStringValue(step);
        }

        json.WriteEndArray();
    });

    public void Warning(string? target, string text) => WriteText("warning", target, text);

    public void Detail(string? target, string text) => WriteText("detail", target, text);

    private void WriteText(string type, string? target, string text) => Write(type, json =>
    {
        json.WriteString("target", target);
        json.WriteString("text", text);
    });

    private void Write(string type, Action<Utf8JsonWriter> fields)
    {
        lock (_gate)
        {
            JsonLine.Write(writer(), type, fields);
        }
    }
}
