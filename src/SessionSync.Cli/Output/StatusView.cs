using System.Text.Json;
using SessionSync.Model;
using SessionSync.Operations.Status;
using SessionSync.Operations.Sweeping;
using SessionSync.Platform;

namespace SessionSync.Cli.Output;

/// <summary>Shows what <c>status</c> found.</summary>
internal sealed class StatusView(StandardStreams streams, HostEnvironment host, TimeProvider time)
{
    private readonly DateTimeOffset _now = time.GetUtcNow();

    public void Write(StatusReport report)
    {
        if (host.IsOutputTerminal)
        {
            WriteForPeople(report);
            return;
        }

        foreach (TargetStatus status in report.Targets)
        {
            string[] cells = [status.Project, status.Target, StatusWords.Of(status.Reach), LastSync(status), StatusWords.Notes(status, _now)];
            streams.Out.WriteLine(string.Join('\t', cells.Select(Printable.Line)));
        }

        streams.Out.WriteLine(string.Join('\t', "", "sweeps", "", LastSweep(report.LastSweep), NextSweep(report.NextSweep)));
    }

    public void WriteJson(StatusReport report) => JsonLine.Write(streams.Out, "status", json =>
    {
        WriteSweeps(json, report);
        json.WriteStartArray("targets");
        foreach (TargetStatus status in report.Targets)
        {
            json.WriteStartObject();
            json.WriteString("project", status.Project.Length == 0 ? null : status.Project);
            json.WriteString("target", status.Target);
            json.WriteString("state", StatusWords.Of(status.Reach));
            json.WriteString("codespace_state", status.CodespaceState);
            WriteTime(json, "last_sync", status.LastSync);
            WriteNumber(json, "newer_here", status.Changes?.NewerHere);
            WriteNumber(json, "newer_there", status.Changes?.NewerThere);
            WriteNumber(json, "diverged", status.Changes?.Diverged);
            WriteNumber(json, "kept", status.Changes?.Kept);
            WriteNumber(json, "older", status.Changes?.Older);
            WriteTime(json, "retention_ends", status.RetentionEnds);
            json.WriteString("holds", StatusWords.Of(status.SafeToDelete));
            json.WriteString("problem", status.Failure is { } failure ? $"{failure.What}: {failure.Why}" : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteSweeps(Utf8JsonWriter json, StatusReport report)
    {
        json.WriteStartObject("sweep");
        WriteTime(json, "last", report.LastSweep?.Finished);
        WriteNumber(json, "exit_code", report.LastSweep?.Code);
        WriteNumber(json, "targets", report.LastSweep?.Targets);
        WriteNumber(json, "failed", report.LastSweep?.Failed);
        WriteTime(json, "next", report.NextSweep);
        json.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time) => json.WriteString(name, time is { } known ? JsonLine.Time(known) : null);

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private void WriteForPeople(StatusReport report)
    {
        foreach (IGrouping<string, TargetStatus> project in report.Targets.GroupBy(static status => status.Project))
        {
            streams.Out.WriteLine(project.Key.Length == 0 ? "For no project here" : Printable.Line(project.Key));
            Columns columns = new(isTerminal: true, indent: "  ");
            foreach (TargetStatus status in project)
            {
                columns.Add(status.Target, StatusWords.Of(status.Reach), SyncedWhen(status), StatusWords.Notes(status, _now));
            }

            columns.WriteTo(streams.Out);
        }

        if (report.Targets.IsEmpty)
        {
            streams.Out.WriteLine(report.KnowsCodespaces
                ? "There is nothing to sync with: no Codespace and no configured target."
                : "No target is configured, and which Codespaces there are is unknown.");
        }

        streams.Out.WriteLine($"Last sweep: {LastSweep(report.LastSweep)}. Next: {NextSweep(report.NextSweep)}.");
        streams.Out.WriteLine(Advice(report));
    }

    private string SyncedWhen(TargetStatus status) => status.LastSync is null ? "never synced" : $"synced {LastSync(status)}";

    private string LastSync(TargetStatus status) => status.LastSync is { } last ? Ago(last) : "never";

    private string Ago(DateTimeOffset then) => Quantity.Age(then, _now) is var age && age is "just now" or "in the future" ? age : $"{age} ago";

    private string LastSweep(SweepRecord? sweep) => sweep switch
    {
        null => "never",
        { Code: 0 } => $"{Ago(sweep.Finished)}, {Quantity.Count(sweep.Targets, "target")}",
        _ => $"{Ago(sweep.Finished)}, {sweep.Failed} of {Quantity.Count(sweep.Targets, "target")} failed",
    };

    private string NextSweep(DateTimeOffset? next) => next switch
    {
        null => "none planned",
        { } at when at <= _now => "due now",
        { } at => Quantity.Age(_now, at) is var wait && wait == "just now" ? "in a moment" : $"in {wait}",
    };

    private static string Advice(StatusReport report)
    {
        TargetStatus? leaving = report.Targets.FirstOrDefault(static status => status is { RetentionEnds: not null, SafeToDelete: SafeToDelete.Unknown or SafeToDelete.No });
        return leaving is { Reach: TargetReach.Stopped } ? $"Bring home what {Printable.Line(leaving.Target)} holds: sync-sessions {Printable.Line(leaving.Target)} --start --all-sessions"
            : report.Targets.Any(static status => status.Reach == TargetReach.Unreachable) ? "Find out what is wrong: sync-sessions doctor"
            : report.Targets.Any(static status => status.Changes is { IsEmpty: false }) ? "Bring them up to date: sync-sessions"
            : report.Targets.IsEmpty && !report.KnowsCodespaces ? "Ask GitHub: sync-sessions status, after gh auth login"
            : report.Targets.IsEmpty ? "Name one: sync-sessions target add NAME ssh:HOST --repository OWNER/NAME"
            : report.Targets.Any(static status => status.Changes is { Older: > 0 }) ? "What is older is synced by: sync-sessions --all-sessions"
            : report.Targets.All(static status => status is { Reach: TargetReach.Reachable } or { SafeToDelete: SafeToDelete.Yes }) ? "Everything is in sync."
            : "Nothing is new, as far as this machine can tell.";
    }
}
