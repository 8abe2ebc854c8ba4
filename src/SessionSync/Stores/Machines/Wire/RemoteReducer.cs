using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Has the far side take files away and cut them back. What does it there is sent only to who is asked for it.</summary>
internal sealed class RemoteReducer(RootedConnection connection)
{
    /// <param name="writes">None of which takes content.</param>
    public async Task<IReadOnlyList<WriteResult>> ReduceAsync(IReadOnlyList<FileWrite> writes, CancellationToken cancellationToken)
    {
        await connection.Connection.GetFactsAsync(cancellationToken);
        return await connection.ExchangeAsync<IReadOnlyList<WriteResult>>(
            writer =>
            {
                connection.Connection.Load(RemotePart.Content);
                writer.Lines(RemoteScript.ReduceRequest());
                for (int index = 0; index < writes.Count; index++)
                {
                    Ask(writer, index, writes[index]);
                }

                writer.Line("end");
                return Task.CompletedTask;
            },
            async reader =>
            {
                var results = new WriteResult?[writes.Count];
                string otherwise = await RemoteWriter.ReadResultsAsync(reader, results, cancellationToken);
                return [.. results.Select(result => result ?? new WriteResult(WriteStatus.Failed, otherwise))];
            },
            SilenceWatch.TimeToHash(writes.Sum(static write => write.Source.Length)),
            cancellationToken);
    }

    private static void Ask(RequestWriter writer, int number, FileWrite write)
    {
        FileStamp expected = write.Expected!.Value;
        if (write.Mode == WriteMode.Delete)
        {
            writer.Line("remove", $"{number}", write.Target.Path, $"{expected.Size}", $"{expected.ModifiedSeconds}");
        }
        else
        {
            writer.Line("shorten", $"{number}", write.Target.Path, $"{expected.Size}", $"{expected.ModifiedSeconds}", $"{write.Source.Length}", $"{write.ModifiedSeconds}");
        }
    }
}
