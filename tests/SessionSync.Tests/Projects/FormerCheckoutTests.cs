using SessionSync.Model;
using SessionSync.Projects;

namespace SessionSync.Tests.Projects;

public sealed class FormerCheckoutTests
{
    [Theory]
    [InlineData("/src/product", true)]
    [InlineData("/src/Product", true)]
    [InlineData("/src/product-2", false)]
    [InlineData("/src/product-2/product", false)]
    [InlineData("/product", false)]
    [InlineData("/src/other", false)]
    public void Only_a_directory_beside_it_that_is_called_like_the_repository_is_taken_for_the_former_checkout(string gone, bool isTaken) =>
        Assert.Equal(isTaken, FormerCheckout.IsLikely(gone, "/src/product-2", RepositoryName.Of("acme/product")));

    [Fact]
    public void The_former_checkout_is_looked_for_where_a_clone_is_put()
    {
        Assert.Equal("/src/product", FormerCheckout.MostLikely("/src/product-2", RepositoryName.Of("acme/product")));
        Assert.Null(FormerCheckout.MostLikely("/src/product", RepositoryName.Of("acme/product")));
    }

    [Fact]
    public void The_checkout_itself_is_not_its_former_one() =>
        Assert.False(FormerCheckout.IsLikely("/src/product", "/src/product", RepositoryName.Of("acme/product")));
}
