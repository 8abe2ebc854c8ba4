namespace SessionSync.Agents.Formats.Json;

/// <summary>Which of the containers around a place are objects, one bit each: there may be millions.</summary>
internal struct JsonNesting
{
    private const int BitsOfWord = 64;

    private ulong _nearest;
    private Stack<ulong>? _farther;
    private int _depth;

    public readonly bool IsEmpty => _depth == 0;

    /// <summary>Whether the nearest one is an object.</summary>
    public readonly bool IsInObject => (_nearest & 1) != 0;

    public void Enter(bool isObject)
    {
        if (_depth > 0 && _depth % BitsOfWord == 0)
        {
            (_farther ??= new Stack<ulong>()).Push(_nearest);
        }

        _depth++;
        _nearest = (_nearest << 1) | (isObject ? 1UL : 0);
    }

    public void Leave()
    {
        _depth--;
        _nearest = _depth > 0 && _depth % BitsOfWord == 0 ? _farther!.Pop() : _nearest >> 1;
    }
}
