using System.Collections.Immutable;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Codex;

/// <summary>Goes through the records of a conversation in order, those it has from its origins first.</summary>
internal sealed class RolloutRecords(ImmutableArray<RolloutSegment> segments, BoundedWarnings warnings) : IDisposable
{
    private int _segment = -1;
    private TranscriptStream? _stream;
    private TranscriptLines? _lines;

    public RecordHead Head { get; private set; }

    /// <summary>Which record this is, counted over all rollouts.</summary>
    public long Index { get; private set; } = -1;

    /// <summary>Whether it lies in the rollout of an origin.</summary>
    public bool IsInherited => _segment < segments.Length - 1;

    public bool Read()
    {
        while (_lines is not null || Open())
        {
            if (_lines!.Read())
            {
                Head = RecordHead.Of(_lines.Line);
                if (Head.Ordinal is not { } ordinal || ordinal < segments[_segment].EndOrdinal)
                {
                    Index++;
                    return true;
                }
            }
            else
            {
                _stream!.Complete(warnings.Add);
            }

            Close();
        }

        return false;
    }

    /// <summary>The whole record; false, and told, where it is not complete.</summary>
    public bool TryParse(out JsonPiece record) => _lines!.TryParse(out record);

    public void Dispose() => Close();

    /// <summary>The next rollout that can be opened; false after the last.</summary>
    private bool Open()
    {
        while (_stream is null && _segment + 1 < segments.Length)
        {
            _segment++;
            _stream = TranscriptStream.TryOpen(segments[_segment].Path, warnings.Add);
        }

        _lines = _stream is null ? null : new TranscriptLines(_stream.Content, warnings);
        return _stream is not null;
    }

    private void Close()
    {
        _lines?.Dispose();
        _stream?.Dispose();
        _lines = null;
        _stream = null;
    }
}
