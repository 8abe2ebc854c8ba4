using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Has the far side look for files in all folders of the root. What does it there is sent only to who is asked for it.</summary>
internal sealed class RemoteSearch(RootedConnection connection)
{
    /// <summary>For each file one of its name in another folder; null where there is none.</summary>
    public Task<IReadOnlyList<string?>> FindElsewhereAsync(IReadOnlyList<StorePath> files, CancellationToken cancellationToken) =>
        connection.ExchangeAsync<IReadOnlyList<string?>>(
            writer =>
            {
                connection.Connection.Load(RemotePart.Content);
                writer.Lines(RemoteScript.ElsewhereRequest());
                foreach (StorePath file in files)
                {
                    writer.Line(file.Path);
                }

                writer.Line("");
                return Task.CompletedTask;
            },
            async reader =>
            {
                var found = new string?[files.Count];
                var lines = new LineReader(new FrameReadStream(reader));
                while (await lines.TryReadLineAsync(cancellationToken) is { } line)
                {
                    if (line.Split(WireText.Separator) is not [var number, var path] || WireText.Number(number) is var index && (index < 0 || index >= found.Length))
                    {
                        throw new InvalidDataException("The far side does not say where a file is");
                    }

                    found[index] = WireText.Decode(path);
                }

                return found;
            },
            RemoteLister.TimeToList,
            cancellationToken);
}
