using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Pi;

/// <summary>The first entry of a session, as far as a listing tells it.</summary>
internal readonly record struct PiHeader(string Id, HeaderValue Directory)
{
    public static ImmutableArray<string> Keys { get; } = ["type", "id", "cwd"];

    /// <summary>Null where the file does not begin like a session.</summary>
    public static PiHeader? Of(ListedFile file) =>
        file.Header is [{ Text: "session" }, { } id, { } directory] && PiSessionName.IsId(id.Text) ? new PiHeader(id.Text, directory) : null;
}
