namespace SessionSync;

/// <summary>An expected failure, told in three parts. Whatever is thrown that is not this is a bug.</summary>
public sealed class SyncException : Exception
{
    public SyncException(FailureKind kind, string what, string why, params string[] whatToDo)
        : base($"{what}. {why}")
    {
        Kind = kind;
        What = what;
        Why = why;
        WhatToDo = whatToDo;
    }

    public FailureKind Kind { get; }

    /// <summary>What happened: a sentence without its full stop.</summary>
    public string What { get; }

    /// <summary>Why, as far as known: one or more sentences without the last full stop; may be empty.</summary>
    public string Why { get; }

    /// <summary>What the user can do, each a command or a short sentence.</summary>
    public IReadOnlyList<string> WhatToDo { get; }

    /// <summary>Nobody is logged in to what was asked, or not for that, which is no trouble for who never wanted anything of it.</summary>
    public bool NeedsLogin { get; init; }
}
