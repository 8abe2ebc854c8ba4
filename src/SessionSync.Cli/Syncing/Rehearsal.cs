using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Syncing;

/// <summary>Has the runtime compile what a sync will need while the connection is being made: that time is idle, and later the user
/// would wait for it.</summary>
internal static partial class Rehearsal
{
    private const int Niceness = 15;

    private static readonly string[] Connecting =
        ["SessionSync.Stores.Machines.Codespaces", "SessionSync.Stores.Machines.Ssh", "SessionSync.Stores.Machines.Wire"];

    private static readonly string[] Syncing =
        ["SessionSync.Platform", "SessionSync.Sessions", "SessionSync.Agents.ClaudeCode", "SessionSync.Stores", "SessionSync.State", "SessionSync.Sync"];

    /// <summary>For what comes once the connections are being made.</summary>
    public static void Begin() => new Thread(RehearseSync) { IsBackground = true }.Start();

    /// <summary>For connecting itself, while it is still asked to whom.</summary>
    public static void OfConnecting() => Prepare(Connecting);

    private static void RehearseSync()
    {
        // ssh computes its keys meanwhile, and nobody must wait for us. (On Linux this is about the calling thread alone; elsewhere it
        // would be about the whole process.)
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(which: 0, who: 0, Niceness);
        }

        Prepare(Syncing);
    }

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

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
