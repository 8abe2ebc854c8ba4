namespace SessionSync.Model.Sessions;

/// <summary>The result of comparing the contents of two versions of a file.</summary>
/// <param name="IsDamagedHere">Here is something that cannot be read, and that the other side has not.</param>
/// <param name="IsDamagedThere">The same of the other side.</param>
/// <param name="Order">Positive or negative by the contents alone, with the opposite sign on the other machine: so that all of them
/// choose the same one where nothing else decides. 0 where nobody has read them.</param>
public readonly record struct Finding(Relation Relation, bool IsDamagedHere = false, bool IsDamagedThere = false, int Order = 0)
{
    /// <summary>Only the version here is damaged, and it holds nothing readable that the other lacks.</summary>
    public bool IsMendedFromThere => IsDamagedHere && !IsDamagedThere && Relation == Relation.RemoteHasAll;

    /// <summary>The same with the sides exchanged.</summary>
    public bool IsMendedFromHere => IsDamagedThere && !IsDamagedHere && Relation == Relation.LocalHasAll;

    public static implicit operator Finding(Relation relation) => new(relation);
}
