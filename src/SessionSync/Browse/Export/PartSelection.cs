using System.Collections.Immutable;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export;

/// <summary>Leaves out what is not wanted. Pure.</summary>
internal static class PartSelection
{
    /// <summary>The message with what is wanted of it; null where nothing of it is.</summary>
    public static Message? Of(Message message, ExportOptions options)
    {
        if (message.Parts.All(part => IsWanted(part, options)))
        {
            return message;
        }

        ImmutableArray<Part> wanted = [.. message.Parts.Where(part => IsWanted(part, options))];
        return wanted.IsEmpty ? null : message with { Parts = wanted };
    }

    private static bool IsWanted(Part part, ExportOptions options) => part switch
    {
        ToolCallPart or ToolResultPart => options.WithTools,
        ThinkingPart => options.WithThinking,
        AttachmentPart or ImagePart => options.WithAttachments,
        _ => true,
    };
}
