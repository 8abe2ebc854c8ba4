using System.Text;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Writes requests to the far side: lines of fields, collected until they are flushed.</summary>
internal sealed class RequestWriter(Stream output)
{
    private readonly StringBuilder _pending = new();

    /// <summary>How many bytes have gone out.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>Everything written here goes out after the lines before it and is counted.</summary>
    public Stream Raw => new CountedOutput(this, output);

    public RequestWriter Line(params ReadOnlySpan<string> fields)
    {
        _pending.Append(WireText.Line(fields));
        return this;
    }

    /// <summary>Adds lines that are requests already.</summary>
    public void Lines(string lines) => _pending.Append(lines);

    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_pending.Length > 0)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(_pending.ToString());
            _pending.Clear();
            BytesWritten += bytes.Length;
            await output.WriteAsync(bytes, cancellationToken);
        }

        await output.FlushAsync(cancellationToken);
    }

    private sealed class CountedOutput(RequestWriter owner, Stream output) : Platform.WriteOnlyStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            owner.BytesWritten += buffer.Length;
            await output.WriteAsync(buffer, cancellationToken);
        }
    }
}
