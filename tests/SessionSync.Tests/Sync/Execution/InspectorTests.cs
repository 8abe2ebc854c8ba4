using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>How two versions stand to each other; records are letters, what cannot be read are digits.</summary>
public sealed class InspectorTests
{
    [Theory]
    [InlineData("abc", "abd", Relation.Diverged, false, false)]
    [InlineData("abc", "ab", Relation.LocalHasAll, false, false)]
    [InlineData("ab1", "abc", Relation.RemoteHasAll, true, false)]
    [InlineData("ab1", "ab", Relation.RemoteHasAll, true, false)]
    [InlineData("ab1", "abc1", Relation.RemoteHasAll, false, false)]
    [InlineData("ab1", "ac2", Relation.Diverged, true, true)]
    [InlineData("abx1", "abc", Relation.Diverged, true, false)]
    [InlineData("1", "abc", Relation.RemoteHasAll, true, false)]
    public void It_is_told_from_what_each_holds(string here, string there, Relation relation, bool isDamagedHere, bool isDamagedThere)
    {
        var expected = new Finding(relation, isDamagedHere, isDamagedThere, 1);
        Assert.Equal(expected, Inspector.Compare(Of(here), Of(there), 1));
        Relation mirrored = relation switch
        {
            Relation.LocalHasAll => Relation.RemoteHasAll,
            Relation.RemoteHasAll => Relation.LocalHasAll,
            _ => relation,
        };
        Assert.Equal(new Finding(mirrored, isDamagedThere, isDamagedHere, -1), Inspector.Compare(Of(there), Of(here), -1));
    }

    [Theory]
    [InlineData(1, Relation.LocalHasAll)]
    [InlineData(-1, Relation.RemoteHasAll)]
    public void The_same_records_in_another_order_are_decided_alike_on_every_machine(int order, Relation relation) =>
        Assert.Equal(relation, Inspector.Compare(Of("ab"), Of("ba"), order).Relation);

    private static VersionContents Of(string letters) => new(
        letters.Where(char.IsAsciiLetter).Select(static letter => (UInt128)letter).ToHashSet(), letters.Where(char.IsAsciiDigit).Select(static digit => (UInt128)digit).ToHashSet());
}
