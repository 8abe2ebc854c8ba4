using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>A file in a store: a path below the agent's root there, with forward slashes and no leading <c>./</c>.</summary>
public readonly record struct StorePath(AgentId Agent, string Path);
