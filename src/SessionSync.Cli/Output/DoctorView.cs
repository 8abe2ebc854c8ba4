using System.Collections.Immutable;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Doctor;
using SessionSync.Platform;

namespace SessionSync.Cli.Output;

/// <summary>Shows what <c>doctor</c> found.</summary>
internal sealed class DoctorView(StandardStreams streams, HostEnvironment host, ColorMode color)
{
    private const int WidestName = 9;

    public void Write(ImmutableArray<HealthCheck> checks)
    {
        foreach (HealthCheck check in checks)
        {
            if (host.IsOutputTerminal)
            {
                WriteForPeople(check);
            }
            else
            {
                string[] cells = [NameOf(check.Verdict), check.Name, check.Subject, check.Found, check.Fix];
                streams.Out.WriteLine(string.Join('\t', cells.Select(Printable.Line)));
            }
        }

        if (host.IsOutputTerminal)
        {
            streams.Out.WriteLine(Summary(checks));
        }
    }

    public void WriteJson(ImmutableArray<HealthCheck> checks) => JsonLine.Write(streams.Out, "doctor", json =>
    {
        json.WriteString("verdict", NameOf(Worst(checks)));
        json.WriteStartArray("checks");
        foreach (HealthCheck check in checks)
        {
            json.WriteStartObject();
            json.WriteString("check", check.Name);
            json.WriteString("subject", check.Subject);
            json.WriteString("verdict", NameOf(check.Verdict));
            json.WriteString("found", check.Found);
            json.WriteString("fix", check.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static Verdict Worst(ImmutableArray<HealthCheck> checks) => checks.Select(static check => check.Verdict).DefaultIfEmpty().Max();

    private void WriteForPeople(HealthCheck check)
    {
        string name = NameOf(check.Verdict);
        if (check.Verdict != Verdict.Ok && ColorRules.IsColored(color, host.IsOutputTerminal, host.Variable))
        {
            SpectreConsole.WriteColored(streams.Out, name, check.Verdict == Verdict.Error ? "red" : "yellow");
        }
        else
        {
            streams.Out.Write(name);
        }

        string subject = check.Subject.Length == 0 ? check.Name : $"{check.Name} {check.Subject}";
        streams.Out.WriteLine($"{new string(' ', WidestName - name.Length)}{Shown(subject)}: {Shown(check.Found)}");
        if (check.Fix.Length > 0)
        {
            streams.Out.WriteLine($"{new string(' ', WidestName)}Try: {Shown(check.Fix)}");
        }
    }

    /// <summary>People know their home by a shorter name, which shells understand as well.</summary>
    private string Shown(string text) => Printable.Line(text).Replace($"{host.Home}/", "~/", StringComparison.Ordinal);

    private static string Summary(ImmutableArray<HealthCheck> checks)
    {
        int errors = checks.Count(static check => check.Verdict == Verdict.Error);
        int warnings = checks.Count(static check => check.Verdict == Verdict.Warning);
        return errors + warnings == 0 ? "All is well." : $"{Quantity.Count(errors, "error")}, {Quantity.Count(warnings, "warning")}.";
    }

    private static string NameOf(Verdict verdict) => verdict switch
    {
        Verdict.Error => "error",
        Verdict.Warning => "warning",
        _ => "ok",
    };
}
