using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Tests.Agents;

/// <summary>A home directory as this machine lists it for an agent.</summary>
internal static class ListedHome
{
    /// <param name="variable">The name of a variable that is set, and what it names.</param>
    public static async Task<Inventory> ReadAsync(IAgent agent, string home, string projectPath, (string Name, string Value) variable = default)
    {
        await using var store = new LocalStore(agent, new AgentHome(home, name => name == variable.Name ? variable.Value : null), projectPath);
        ListedState state = await store.ListAsync([], CancellationToken.None);
        return state.Load().Inventory;
    }

    public static string Fixture(string agent, string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", agent, name);
}
