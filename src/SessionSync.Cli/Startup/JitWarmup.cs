using System.Reflection;
using System.Runtime.CompilerServices;
using SessionSync.Agents;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Cli.Startup;

/// <summary>Has the runtime compile what a sync will need while the connection is being made, as far as it was not compiled ahead: that
/// time is idle, and later the user would wait for it.</summary>
internal static class JitWarmup
{
    private static readonly string[] Parts =
        ["SessionSync.Platform", "SessionSync.Model.Sessions", "SessionSync.Agents.ClaudeCode", "SessionSync.Stores", "SessionSync.Sync"];

    /// <summary>Takes a tenth of a second of a processor.</summary>
    public static void PrepareSync()
    {
        foreach (Type type in typeof(SyncEngine).Assembly.GetTypes())
        {
            if (!type.IsInterface && !type.ContainsGenericParameters && Array.Exists(Parts, part => type.Namespace?.StartsWith(part, StringComparison.Ordinal) == true))
            {
                Prepare(type);
            }
        }

        Plan();
    }

    /// <summary>Plans a made-up sync: collections of our own types cannot be compiled ahead, and no list of methods names them.</summary>
    private static void Plan()
    {
        AgentId agent = AgentCatalog.All[^1].Id;
        Inventory here = Holding(SessionOf(agent, "1", size: 1), SessionOf(agent, "2", size: 1));
        Inventory there = Holding(SessionOf(agent, "1", size: 2), SessionOf(agent, "3", size: 1));
        _ = Planner.Plan(new PlanInput(here, there, Baseline.Empty, Findings: [], Mergeable: [agent], new SyncPolicy()));
    }

    private static Inventory Holding(params SessionEntry[] sessions) => new([.. sessions], [], []);

    private static SessionEntry SessionOf(AgentId agent, string id, long size) => new(
        new SessionKey(agent, id), "", "", [new SessionFile(SessionFile.Transcript, id, new FileStamp(size, size), FileKind.Records)], DateTimeOffset.FromUnixTimeSeconds(size));

    private static void Prepare(Type type)
    {
        const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        foreach (MethodInfo method in type.GetMethods(Own))
        {
            if (!method.IsAbstract && !method.ContainsGenericParameters && !IsOfEveryRecord(method.Name))
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
            }
        }
    }

    /// <summary>What the compiler adds to each record and a sync has little use for.</summary>
    private static bool IsOfEveryRecord(string name) =>
        name is "ToString" or "PrintMembers" or "Equals" or "GetHashCode" or "op_Equality" or "op_Inequality" or "Deconstruct";
}
