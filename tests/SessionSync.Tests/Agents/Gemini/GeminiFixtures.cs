using System.Collections.Immutable;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.Gemini;

internal static class GeminiFixtures
{
    private const string Parent = "47fe6fdc-686e-425d-a814-a5bc76c8ac77";
    private const string Tools = "fd8745dd-cc5d-49bc-bee7-4614960083c0";

    public static ImmutableArray<ExpectedConversation> Expected { get; } =
    [
        Made("plain", "8e57002d-16de-4456-9c65-1bb161f9e655", 2, 174) with { Title = "first plain question" },
        Made("tools", Tools, 5, 939) with { Title = "[[tools]] please use tools" },
        Made("resumed-other-path", Tools, 7, 1385) with { WorkingDirectory = "/home/u/demo" },
        Made("subagent", Parent, 3, 396),
        Made("subagent", "434a7305-3390-47c2-858b-b9f1a6ac59f5", 4, 136) with { ParentId = Parent, IsSubagent = true },
        new("json-0.20.2", "b47c99a4-f36a-4c60-ac9c-91a70586e7e2", 5) { Title = "[[tools]] old gemini", Model = "gemini-2.5-flash", Tokens = 6504 },
        new("handwritten-minimal", "f4d28dd8-d963-4c9e-96b1-8cc7de6a8a5d", 3) { Title = "HW-USER-1", WorkingDirectory = "/home/u/demo", Tokens = 0 },
    ];

    private static ExpectedConversation Made(string home, string id, int messages, long tokens) =>
        new(home, id, messages) { WorkingDirectory = "/workspaces/demo", Model = "gemini-2.5-flash", Tokens = tokens };
}
