using System.Text;

namespace SessionSync.Model;

/// <summary>An expected failure as people read it: what happened, why, and what to do, each on lines of its own.</summary>
public static class FailureText
{
    /// <summary>Several lines without the last line break; control characters are replaced.</summary>
    public static string Of(SyncException failure)
    {
        StringBuilder text = new(Printable.Line(failure.What));
        text.Append(text[^1] == '?' ? "" : ".");
        if (failure.Why.Length > 0)
        {
            text.Append("\n  ").Append(Printable.Line(failure.Why).TrimEnd('.')).Append('.');
        }

        for (int index = 0; index < failure.WhatToDo.Count; index++)
        {
            text.Append(index == 0 ? "\n  Try: " : "\n   or: ").Append(Printable.Line(failure.WhatToDo[index]));
        }

        return text.ToString();
    }
}
