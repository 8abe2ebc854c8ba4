using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>A state that a store may be in. Where it is, its listing need not travel.</summary>
/// <param name="Load">Gives the state; called only when it is needed.</param>
public sealed record KnownState(ContentHash Digest, Func<StoreState> Load);
