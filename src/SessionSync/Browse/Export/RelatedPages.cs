using System.Collections.Immutable;

namespace SessionSync.Browse.Export;

/// <summary>The pages of a folder that a session's page leads to.</summary>
/// <param name="Parent">Of the session that started it or that it was forked from; null where that has none.</param>
/// <param name="Subagents">Of those that it started, the earliest first.</param>
/// <param name="Forks">Of those that were forked from it, the earliest first.</param>
public sealed record RelatedPages(PageLink? Parent, ImmutableArray<PageLink> Subagents, ImmutableArray<PageLink> Forks)
{
    public bool Equals(RelatedPages? other) => other is not null && Parent == other.Parent && Subagents.SequenceEqual(other.Subagents) && Forks.SequenceEqual(other.Forks);

    public override int GetHashCode() => HashCode.Combine(Parent, Subagents.Length, Forks.Length);
}
