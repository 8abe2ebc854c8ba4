using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Reads what a transcript of lines holds.</summary>
internal static class LineContents
{
    /// <param name="version">Any bytes are normal input. One without a single record is damaged: it was cut to nothing.</param>
    public static async Task<VersionContents> ReadAsync(Stream version, CancellationToken cancellationToken)
    {
        HashSet<UInt128> records = [];
        HashSet<UInt128> damages = [];
        using LineReader lines = new(version);
        while (await lines.ReadAsync(cancellationToken))
        {
            ReadOnlySpan<byte> line = lines.Line.Span;
            if (IsRecord(line))
            {
                records.Add(LineHash.Of(line));
            }
            else if (line.Contains((byte)0) || !RecordLine.IsBlank(line))
            {
                damages.Add(LineHash.Of(line));
            }
        }

        if (records.Count == 0)
        {
            damages.Add(LineHash.Of([]));
        }

        return new VersionContents(records, damages);
    }

    /// <summary>Whether a line is one whole record.</summary>
    public static bool IsRecord(ReadOnlySpan<byte> line) => !line.Contains((byte)0) && StrictJson.IsObject(RecordLine.Trim(line));
}
