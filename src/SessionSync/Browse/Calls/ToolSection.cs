using System.Collections.Immutable;

namespace SessionSync.Browse.Calls;

/// <summary>A piece of what a tool was called with, as people read it.</summary>
public abstract record ToolSection
{
    private ToolSection()
    {
    }

    /// <param name="Name">Empty where the tool was called with nothing else.</param>
    public sealed record NamedText(string Name, string Text) : ToolSection;

    public sealed record LineEdit(ImmutableArray<EditedLine> Lines) : ToolSection;

    public sealed record Checklist(ImmutableArray<TodoItem> Items) : ToolSection;
}
