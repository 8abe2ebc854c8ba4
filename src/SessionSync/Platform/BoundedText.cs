using System.Text;

namespace SessionSync.Platform;

/// <summary>Collects what a process says on its error stream: the beginning and the end of it, never more than that.</summary>
internal sealed class BoundedText
{
    private const int Half = 16 * 1024;
    private readonly StringBuilder _beginning = new();
    private readonly Queue<string> _end = new();
    private readonly Lock _lock = new();
    private int _endLength;

    public void Add(string text)
    {
        lock (_lock)
        {
            if (_beginning.Length + text.Length <= Half)
            {
                _beginning.Append(text);
                return;
            }

            _end.Enqueue(text);
            _endLength += text.Length;
            while (_endLength > Half && _end.Count > 1)
            {
                _endLength -= _end.Dequeue().Length;
            }
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return string.Concat(_beginning.ToString(), string.Concat(_end));
        }
    }
}
