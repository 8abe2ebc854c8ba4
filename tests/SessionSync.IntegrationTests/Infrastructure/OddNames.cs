namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Names that directories and files can have and that careless programs stumble over.</summary>
public static class OddNames
{
    /// <summary>For directories, and with them for all paths.</summary>
    public static TheoryData<string> Directories { get; } =
    [
        "my.site.js", "two  words", "o'brien-web", "say \"hi\"", "cost$HOME$(id)", "back`id`tick", "new\nline", "-dash", "emoji-😀", "日本語",
        "back\\slash\\n", "all;of&them|<x>*?[a]!#~", "%41 =-=", " spaces around ", new string('x', 120) + "/" + new string('y', 120),
    ];

    /// <summary>For files, all on one line.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        "two  words.txt", "say \"hi\".txt", "o'brien.txt", "cost$HOME$(id).txt", "back`id`tick.txt", "-dash.txt", "--help", "emoji-😀.txt", "日本語.txt",
        "back\\slash.txt", "back\\nslash.txt", "double\\\\backslash", "..two-dots", ".hidden", "...", "star*.txt", "[a].txt", "what?", "%41.txt", "=-=", "a 1 2",
        " spaces around ", "#comment", "~", "semi;colon&and|or", new string('n', 251) + ".txt", string.Concat(Enumerable.Repeat("é", 127)),
    ];
}
