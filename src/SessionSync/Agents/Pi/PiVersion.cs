using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Pi;

/// <summary>The header of one version of a session.</summary>
/// <param name="Header">Its line; empty where there is none.</param>
/// <param name="IsLinear">Version 1: entries have no ids, and follow each other.</param>
internal readonly record struct PiVersion(byte[] Header, bool IsLinear)
{
    public static async Task<PiVersion> ReadAsync(Stream version, CancellationToken cancellationToken)
    {
        version.Position = 0;
        using LineReader lines = new(version);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (PiRecord.TryRead(RecordLine.Trim(lines.Line.Span), out PiRecord record) && record.IsHeader)
            {
                return new PiVersion(lines.Line.ToArray(), record.Version < 2);
            }
        }

        return new PiVersion([], false);
    }
}
