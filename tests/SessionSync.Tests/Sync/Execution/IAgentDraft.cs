using SessionSync.Agents.Contracts;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Writes sessions of one agent as its client does.</summary>
internal interface IAgentDraft
{
    IAgent Agent { get; }

    /// <summary>The file that a client in this project begins a session in, relative to the home.</summary>
    string PathOf(string project, string id);

    /// <summary>What a session begins with before anything is said.</summary>
    string Begin(string project, string id);

    /// <summary>What the file holds when something more was said.</summary>
    /// <param name="present">What it holds so far.</param>
    string Say(string present, string project, string id, string text, DateTimeOffset at);
}
