using System.Text;

namespace SessionSync.Browse.Search;

/// <summary>Pieces of text, one below the other, up to a length.</summary>
internal sealed class CappedText(int most)
{
    private string _first = "";
    private StringBuilder? _all;

    public bool IsEmpty => _first.Length == 0;

    public void Add(string text)
    {
        int room = most - (_all?.Length ?? _first.Length) - 1;
        if (text.Length == 0 || room <= 0)
        {
            return;
        }

        if (IsEmpty)
        {
            _first = Beginning(text, room);
            return;
        }

        (_all ??= new StringBuilder(_first)).Append('\n').Append(Beginning(text, room));
    }

    public override string ToString() => _all?.ToString() ?? _first;

    /// <summary>Never half a character.</summary>
    private static string Beginning(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
