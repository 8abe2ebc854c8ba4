using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Agents.Pi;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.Pi;

/// <summary>What the tests of syncing share.</summary>
internal static class PiSession
{
    public const string Project = "/home/me/my.project";

    public static PiAgent Agent { get; } = new();

    /// <summary>A file of a session that was held in a directory, as a listing tells it.</summary>
    public static ListedFile Listed(string path, string id, string directory, long size = 100)
    {
        string header = Header(id, directory);
        return new ListedFile(path, new FileStamp(size, 1000)) { Header = HeaderReader.Find(Encoding.UTF8.GetBytes(header), Agent.WholeScope.HeaderKeys) };
    }

    public static string Header(string id, string directory, int version = 3) =>
        $$"""{"type":"session",{{(version > 1 ? $"\"version\":{version}," : "")}}"id":"{{id}}","timestamp":"2026-03-04T05:06:07.000Z","cwd":{{JsonSerializer.Serialize(directory)}}}""" + "\n";

    public static Inventory Interpret(params ImmutableArray<ListedFile> files) => Agent.Interpret(new Listing(files, []), Project);

    public static async Task<string> MergeAsync(string older, string newer)
    {
        using var merged = new MemoryStream();
        await Agent.MergeAsync(Stream(older), Stream(newer), new SessionKey(Agent.Id, "id"), merged, CancellationToken.None);
        return Encoding.UTF8.GetString(merged.ToArray());
    }

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
