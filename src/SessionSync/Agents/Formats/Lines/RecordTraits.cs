namespace SessionSync.Agents.Formats.Lines;

/// <summary>The traits of a record that are remembered besides its place.</summary>
[Flags]
internal enum RecordTraits : byte
{
    None = 0,

    /// <summary>Its message is counted: it is spoken.</summary>
    Spoken = 1,

    /// <summary>A model's message.</summary>
    Answer = 2,

    /// <summary>A message of a person or of tools.</summary>
    Prompt = 4,

    /// <summary>It holds what tools answered.</summary>
    ToolResult = 8,

    /// <summary>It belongs to another conversation that was written into the same file.</summary>
    Aside = 16,

    /// <summary>Of the records that are one answer of the provider the last one on the branch.</summary>
    EndOfAnswer = 32,
}
