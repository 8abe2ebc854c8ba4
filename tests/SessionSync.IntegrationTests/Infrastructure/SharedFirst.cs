using Xunit.Sdk;
using Xunit.v3;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Begins with the collections that several classes share. They take longest, for their tests run one after the other: begun last, one of
/// them would run on alone at the end.</summary>
public sealed class SharedFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(static collection => collection.TestCollectionClassName is null)];
}
