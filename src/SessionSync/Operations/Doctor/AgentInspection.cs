using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Platform;

namespace SessionSync.Operations.Doctor;

/// <summary>Looks for agents, their sessions and what their settings say of those.</summary>
internal sealed class AgentInspection(HostEnvironment host, ProgramProbe programs)
{
    public async Task<ImmutableArray<HealthCheck>> LookAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<HealthCheck>[] checks = await Task.WhenAll(AgentCatalog.Definitions.Select(agent => LookAsync(agent, cancellationToken)));
        ImmutableArray<HealthCheck> found = [.. checks.SelectMany(static one => one)];
        return found.IsEmpty ? [AgentChecks.None] : found;
    }

    private async Task<ImmutableArray<HealthCheck>> LookAsync(AgentDefinition agent, CancellationToken cancellationToken)
    {
        ProgramReport program = await programs.ReportAsync(agent.Program, "--version", cancellationToken);
        string folder = Path.GetFullPath(agent.Root.BaseIn(AgentHomes.On(host)), host.WorkingDirectory);
        string sessions = Path.Combine(folder, agent.SessionsFolder);
        bool hasSessions = Directory.Exists(sessions);
        if (AgentChecks.Of(agent, program, hasSessions ? sessions : null) is not { } found)
        {
            return [];
        }

        return program.Path is null && !hasSessions ? [found] : [found, .. Settings(agent, folder)];
    }

    private static ImmutableArray<HealthCheck> Settings(AgentDefinition agent, string folder)
    {
        string path = agent.Settings is { } settings ? Path.Combine(folder, settings.Name) : folder;
        try
        {
            return AgentSettingsChecks.Of(agent, File.Exists(path) ? File.ReadAllText(path) : "", path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new HealthCheck("agent settings", agent.Id.Value, Verdict.Warning, FileTrouble.Of(exception, path), $"ls -l {path}")];
        }
    }
}
