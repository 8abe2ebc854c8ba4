using SessionSync.Agents.Contracts;

namespace SessionSync.Stores.Machines;

/// <summary>An agent that a machine is asked about, and what of it is to be listed.</summary>
internal sealed record AskedScope(IAgent Agent, ListingScope Scope);
