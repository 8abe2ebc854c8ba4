using System.Globalization;
using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores;

namespace SessionSync.Sync.Memory;

/// <summary>The body of a memory as lines: for each side its sessions, each followed by its files, then its other files and what could not be
/// listed; then the baseline.</summary>
internal static class MemoryText
{
    public static void Append(StringBuilder text, MemoryBody body)
    {
        AppendSide(text, "local", body.Local);
        AppendSide(text, "remote", body.Remote);
        foreach ((FileKey file, BaselineFile known) in body.Baseline.Files)
        {
            text.Append(Fields.Join(
                "baseline", file.Session.Agent.Value, file.Session.Id, file.Name, Stamp(known.Local), Stamp(known.Remote), EvidenceName(known.Evidence))).Append('\n');
        }

        foreach ((FileKey file, KnownDifference known) in body.Baseline.Differences)
        {
            text.Append(Fields.Join(
                ["difference", file.Session.Agent.Value, file.Session.Id, file.Name, Stamp(known.Local), Stamp(known.Remote), .. Finding(known.Finding)])).Append('\n');
        }
    }

    /// <summary>An unreadable body is an empty one: what it would have told is found out anew.</summary>
    public static MemoryBody Parse(string text)
    {
        try
        {
            return new MemoryParser().Parse(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            return MemoryBody.Empty;
        }
    }

    public static string Stamp(FileStamp stamp) => string.Create(CultureInfo.InvariantCulture, $"{stamp.Size} {stamp.ModifiedSeconds}");

    private static string KindName(FileKind kind) => kind switch
    {
        FileKind.Records => "records",
        FileKind.Packed => "packed",
        FileKind.Document => "document",
        _ => "whole",
    };

    private static string EvidenceName(Evidence evidence) => evidence switch
    {
        Evidence.Content => "content",
        Evidence.Fleeting => "fleeting",
        _ => "listing",
    };

    private static string[] Finding(Finding finding) =>
        [RelationName(finding.Relation), finding.IsDamagedHere ? "damaged" : "", finding.IsDamagedThere ? "damaged" : "", finding.Order.ToString(CultureInfo.InvariantCulture)];

    private static string RelationName(Relation relation) => relation switch
    {
        Relation.LocalHasAll => "local",
        Relation.RemoteHasAll => "remote",
        Relation.Diverged => "diverged",
        _ => "differs",
    };

    private static string[] Directory(SessionFile file) =>
        file.Directory is { } directory ? [directory.Text, $"{directory.Start} {directory.Length}"] : [];

    private static void AppendSide(StringBuilder text, string side, StoreState state)
    {
        text.Append(side).Append('\n');
        foreach (SessionEntry session in state.Inventory.Sessions)
        {
            text.Append(Fields.Join(
                "session",
                session.Key.Agent.Value,
                session.Key.Id,
                session.Place,
                session.Folder,
                session.Head?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "",
                session.IsConversation ? "conversation" : "",
                session.Origin ?? "")).Append('\n');
            foreach (SessionFile file in session.Files)
            {
                text.Append(Fields.Join(["file", file.Name, file.Path, Stamp(file.Stamp), KindName(file.Kind), .. Directory(file)])).Append('\n');
            }
        }

        foreach (UnclaimedFile file in state.UnclaimedFiles)
        {
            text.Append(Fields.Join("stray", file.Path, Stamp(file.Stamp))).Append('\n');
        }

        foreach (UnplacedFile file in state.Inventory.Unplaced)
        {
            text.Append(Fields.Join("unplaced", file.Path, file.At.UtcTicks.ToString(CultureInfo.InvariantCulture), file.GoneDirectory ?? "")).Append('\n');
        }

        foreach (string problem in state.Inventory.Problems)
        {
            text.Append(Fields.Join("problem", problem)).Append('\n');
        }
    }
}
