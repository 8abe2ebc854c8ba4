using FsCheck;
using FsCheck.Fluent;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Random edits, policies and situations.</summary>
internal static class ModelGenerators
{
    private const int Sessions = 3;
    private const int Nowhere = 99;

    public static readonly ModelEditKind[] Growing =
    [
        ModelEditKind.GoOn, ModelEditKind.GoOn, ModelEditKind.GoOn, ModelEditKind.GoOnLate, ModelEditKind.GoOnBeside, ModelEditKind.Write,
        ModelEditKind.Touch,
    ];

    private static readonly ModelEditKind[] s_all =
        [.. Growing, ModelEditKind.DeleteSession, ModelEditKind.DeleteTranscript, ModelEditKind.Cut];

    public static Gen<bool> Coin => Gen.Elements(true, false);

    // Decades around the heads of all records: no clock is trusted.
    public static Gen<long> ModifiedSeconds =>
        from offset in Gen.Choose(-1_000_000_000, 1_000_000_000) select ModelWorld.Start.ToUnixTimeSeconds() + offset;

    /// <summary>Anything may be asked of a sync.</summary>
    public static Gen<SyncPolicy> AnyPolicy =>
        from direction in Gen.Elements(SyncDirection.Both, SyncDirection.Both, SyncDirection.Push, SyncDirection.Pull)
        from hasWindow in Coin
        from minutes in Gen.Choose(-20, 60)
        from preferNewer in Coin
        from restoreMissing in Coin
        select new SyncPolicy(direction, hasWindow ? ModelWorld.Start.AddMinutes(minutes) : null, null, preferNewer, restoreMissing);

    /// <summary>Both sides may be written, and everything is looked at.</summary>
    public static Gen<SyncPolicy> WholePolicy =>
        from policy in AnyPolicy select policy with { Direction = SyncDirection.Both, Cutoff = null };

    public static Gen<ModelEdit[]> Edits(int most, ModelEditKind[] kinds, int machines = 2) =>
        from count in Gen.Choose(0, most)
        from edits in Gen.ArrayOf(Edit(kinds, machines), count)
        select edits;

    public static Gen<ModelSituation> Situations(Gen<SyncPolicy> policies, bool mayBeOpen) =>
        from before in Edits(10, Growing)
        from wereSynced in Gen.Elements(true, true, false)
        from after in Edits(10, s_all)
        from policy in policies
        from canMerge in Gen.Elements(true, true, false)
        from openHere in Gen.Choose(0, Sessions)
        from openThere in Gen.Choose(0, Sessions)
        select new ModelSituation(before, wereSynced, after, policy, canMerge, mayBeOpen ? openHere : Nowhere, mayBeOpen ? openThere : Nowhere);

    private static Gen<ModelEdit> Edit(ModelEditKind[] kinds, int machines) =>
        from machine in Gen.Choose(0, machines - 1)
        from kind in Gen.Elements(kinds)
        from session in Gen.Choose(0, Sessions - 1)
        from minutes in Gen.Choose(0, 15)
        from modified in ModifiedSeconds
        select new ModelEdit(machine, kind, session, minutes, modified);
}
