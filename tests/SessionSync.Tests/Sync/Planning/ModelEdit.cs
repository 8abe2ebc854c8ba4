namespace SessionSync.Tests.Sync.Planning;

/// <summary>One thing that happens on one machine.</summary>
/// <param name="Minutes">How far the clock has moved on, for what writes a record.</param>
/// <param name="ModifiedSeconds">Whatever the machine's clock says, which may be years off.</param>
internal sealed record ModelEdit(int Machine, ModelEditKind Kind, int Session, int Minutes, long ModifiedSeconds);
