using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>Brings a machine its own sync-sessions, over the connection that is there. What <c>remote-program.sh</c> does with it: it is
/// staged beside its place, verified, tried, and only then moved there.</summary>
internal sealed class ProgramDelivery(RemoteConnection connection)
{
    /// <inheritdoc cref="RemoteMachine.GiveProgramAsync"/>
    public async Task<(RemoteProgram Before, string? Said)> RunAsync(Func<RemoteProgram, byte[]?> choose, CancellationToken cancellationToken)
    {
        RemoteProgram before = await connection.ExchangeAsync(
            writer =>
            {
                connection.Load(RemotePart.Content);
                writer.Lines(RemoteScript.ProgramRequest());
                return Task.CompletedTask;
            },
            async reader => RemoteProgram.Parse((await reader.ReadLineAsync(cancellationToken)).Split(WireText.Separator)),
            cancellationToken);
        if (choose(before) is not { } content)
        {
            return (before, null);
        }

        string[] answer = await connection.ExchangeAsync(
            async writer =>
            {
                writer.Line("program", Convert.ToHexStringLower(Sha256.HashData(content)));
                await writer.FlushAsync(cancellationToken);
                var frames = new FrameWriteStream(writer.Raw);
                await Compression.CompressAsync(Compression.GZip, new CompressionPace(), frames, plain => plain.WriteAsync(content, cancellationToken).AsTask(), cancellationToken);
                await frames.EndAsync(cancellationToken);
            },
            async reader => (await reader.ReadLineAsync(cancellationToken)).Split(WireText.Separator),
            cancellationToken);
        return answer switch
        {
            ["program", "written", var said] => (before, Printable.Line(WireText.Decode(said))),
            ["program", _, var why] => throw new SyncException(
                FailureKind.Failed, $"sync-sessions was not installed on {connection.MachineName}", Printable.Line(WireText.Decode(why)).TrimEnd('.'),
                "Nothing was changed there"),
            _ => throw new InvalidDataException("The far side does not say what became of the program"),
        };
    }
}
