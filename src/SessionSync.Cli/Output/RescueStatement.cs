using SessionSync.Agents;
using SessionSync.Model;
using SessionSync.Operations.Rescue;

namespace SessionSync.Cli.Output;

/// <summary>Says what of a machine is safe.</summary>
internal static class RescueStatement
{
    private const int MostMissingShown = 20;

    public static void Write(RescueReport report, TextWriter output)
    {
        string target = Printable.Line(report.Target);
        output.WriteLine(report.IsSafe
            ? $"{target}: safe. What its agents keep is home, {Quantity.Count(report.Files, "file")} proven by SHA-256."
            : $"{target}: NOT safe. {Why(report)}.");
        Columns columns = new(isTerminal: true);
        foreach (RescuedProject project in report.Projects)
        {
            columns.Add($"  {Printable.Line(project.Project)}", Quantity.Count(project.Sessions, "session"), project.IsVault ? $"{project.Home} (vault)" : project.Home);
        }

        if (report.CopiesFolder is { } folder)
        {
            columns.Add("  copied as they are", Quantity.Count(report.Copies, "file"), folder);
        }

        columns.WriteTo(output);
        if (report.Projects.FirstOrDefault(project => project.IsVault) is { } kept)
        {
            output.WriteLine($"Once there is a checkout here, type in it: sync-sessions pull 'dir:{Printable.Line(kept.Home)}:{Printable.Line(kept.RemotePath)}'");
        }

        output.WriteLine($"Not looked at: agents' settings and credentials, and all that is none of {string.Join(", ", AgentCatalog.Names)}.");
        foreach (MissingFile missing in report.Missing.Take(MostMissingShown))
        {
            output.WriteLine($"  not home: {Printable.Line(missing.Path)}: {Printable.Line(missing.Reason)}");
        }
    }

    public static void WriteJson(RescueReport report, TextWriter output) => JsonLine.Write(output, "rescue", json =>
    {
        json.WriteString("target", report.Target);
        json.WriteBoolean("safe", report.IsSafe);
        json.WriteNumber("files", report.Files);
        json.WriteNumber("copies", report.Copies);
        json.WriteString("copies_folder", report.CopiesFolder);
        json.WriteNumber("open_sessions", report.OpenSessions);
        json.WriteBoolean("changing", report.IsChanging);
        json.WriteStartArray("projects");
        foreach (RescuedProject project in report.Projects)
        {
            json.WriteStartObject();
            json.WriteString("project", project.Project);
            json.WriteString("home", project.Home);
            json.WriteBoolean("vault", project.IsVault);
            json.WriteString("remote_path", project.RemotePath);
            json.WriteNumber("sessions", project.Sessions);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("missing");
        foreach (MissingFile missing in report.Missing)
        {
            json.WriteStartObject();
            json.WriteString("path", missing.Path);
            json.WriteString("reason", missing.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Why(RescueReport report)
    {
        List<string> reasons = [];
        if (report.Missing.Length > 0)
        {
            reasons.Add($"{report.Missing.Length} of {Quantity.Count(report.Files, "file")} could not be brought home");
        }

        if (report.OpenSessions > 0)
        {
            reasons.Add($"{Quantity.Count(report.OpenSessions, "session")} there {(report.OpenSessions == 1 ? "is" : "are")} open in an agent: end it, then rescue again");
        }

        if (report.IsChanging)
        {
            reasons.Add("somebody keeps writing there: rescue again when it is quiet");
        }

        return string.Join("; ", reasons);
    }
}
