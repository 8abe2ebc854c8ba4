using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Sync.Execution;

public sealed class BranchIdTests
{
    [Fact]
    public void The_id_of_a_branch_is_a_uuid_that_its_content_alone_decides()
    {
        string[] ids = [.. Enumerable.Range(0, 100).Select(number => BranchId.Of(ContentHash.Of(Encoding.UTF8.GetBytes($"{number}"))))];

        Assert.Equal(100, ids.Distinct().Count());
        Assert.Equal(ids[7], BranchId.Of(ContentHash.Of("7"u8)));
        Assert.All(ids, id =>
        {
            Assert.Equal(8, Guid.Parse(id).Version);
            Assert.InRange(Guid.Parse(id).Variant, 8, 11);
        });
    }
}
