using System.Collections.Immutable;

namespace SessionSync.Operations.Doctor;

/// <summary>Judges how a target was reached.</summary>
public static class TargetChecks
{
    public static ImmutableArray<HealthCheck> Of(TargetFindings findings)
    {
        ImmutableArray<HealthCheck>.Builder checks = ImmutableArray.CreateBuilder<HealthCheck>();
        string by = findings.Transport is { } transport ? $" by {transport}" : "";
        checks.Add(new HealthCheck("target", findings.Target, Verdict.Ok, $"Connects{by} in {findings.Connecting.TotalSeconds:0.0} s, answers in {findings.RoundTrip.TotalMilliseconds:0} ms"));
        checks.Add(MachineChecks.Clock(findings.Target, findings.ClockAhead));
        if (findings.FreeBytes is { } free)
        {
            checks.Add(MachineChecks.Space(findings.Target, free));
        }

        return checks.ToImmutable();
    }

    /// <summary>Of a Codespace that connecting to would start, which is billed.</summary>
    public static HealthCheck NotRunning(string target, string state) => new("target", target, Verdict.Ok, $"Its state is {state}; it is left alone");

    /// <summary>Of a Codespace of which nobody can tell whether it runs.</summary>
    public static HealthCheck Unknown(string target) => new("target", target, Verdict.Warning, "Not looked at: gh does not tell whether it runs", "gh codespace list");
}
