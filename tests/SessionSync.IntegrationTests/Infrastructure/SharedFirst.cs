using Xunit.Sdk;
using Xunit.v3;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Begins with the collections that several classes share. They take longest, one test after the other: whatever waits for one of them
/// at the end has the processors for itself.</summary>
public sealed class SharedFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(static collection => collection.TestCollectionClassName is null)];
}
