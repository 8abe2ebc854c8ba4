using System.Reflection;
using System.Runtime.CompilerServices;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Syncing;

/// <summary>Has the runtime compile what a sync will need while the connection is being made: that time is idle, and later the user
/// would wait for it.</summary>
internal static class Rehearsal
{
    private static readonly string[] Connecting =
        ["SessionSync.Stores.Machines.Codespaces", "SessionSync.Stores.Machines.Ssh", "SessionSync.Stores.Machines.Wire"];

    private static readonly string[] Syncing =
        ["SessionSync.Platform", "SessionSync.Sessions", "SessionSync.Agents.ClaudeCode", "SessionSync.Stores", "SessionSync.State", "SessionSync.Sync"];

    /// <summary>For what comes once the connections are being made.</summary>
    public static void OfSyncing() => Prepare(Syncing);

    /// <summary>For connecting itself, while it is still asked to whom.</summary>
    public static void OfConnecting() => Prepare(Connecting);

    private static void Prepare(string[] parts)
    {
        foreach (Type type in typeof(SyncEngine).Assembly.GetTypes())
        {
            if (!type.IsInterface && !type.ContainsGenericParameters && Array.Exists(parts, part => type.Namespace?.StartsWith(part, StringComparison.Ordinal) == true))
            {
                Prepare(type);
            }
        }
    }

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
