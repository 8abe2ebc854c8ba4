using SessionSync.Agents.Contracts;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>A connection on which everything is about one agent's root. Several share one connection.</summary>
internal sealed class RootedConnection(RemoteConnection connection, AgentRoot root)
{
    private readonly string _use = UseRequest(root);

    public RemoteConnection Connection => connection;

    public AgentRoot Root => root;

    /// <summary>The request that makes the agent's root the one that what follows is about.</summary>
    public static string UseRequest(AgentRoot root) =>
        WireText.Line("use", root.EnvironmentVariable, root.DefaultFolder, root.SessionsFolder, root.MovedFolder, root.SessionsVariable ?? "");

    /// <inheritdoc cref="RemoteConnection.ExchangeAsync{T}(Func{RequestWriter, Task}, Func{LineReader, Task{T}}, CancellationToken)"/>
    public Task<T> ExchangeAsync<T>(Func<RequestWriter, Task> ask, Func<LineReader, Task<T>> readAnswer, CancellationToken cancellationToken) =>
        ExchangeAsync(ask, readAnswer, TimeSpan.Zero, cancellationToken);

    /// <inheritdoc cref="RemoteConnection.ExchangeAsync{T}(Func{RequestWriter, Task}, Func{LineReader, Task{T}}, TimeSpan, CancellationToken)"/>
    public Task<T> ExchangeAsync<T>(Func<RequestWriter, Task> ask, Func<LineReader, Task<T>> readAnswer, TimeSpan work, CancellationToken cancellationToken) =>
        connection.ExchangeAsync(
            writer =>
            {
                connection.Use(_use);
                return ask(writer);
            },
            readAnswer,
            work,
            cancellationToken);
}
