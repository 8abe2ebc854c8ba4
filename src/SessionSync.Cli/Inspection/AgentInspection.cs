using System.Collections.Immutable;
using SessionSync.Operations.Doctor;
using SessionSync.Platform;

namespace SessionSync.Cli.Inspection;

/// <summary>Looks for agents, their sessions and what their settings say of those.</summary>
internal sealed class AgentInspection(HostEnvironment host, ProgramProbe programs)
{
    public async Task<ImmutableArray<Check>> LookAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<Check>[] checks = await Task.WhenAll(AgentClient.All.Select(agent => LookAsync(agent, cancellationToken)));
        ImmutableArray<Check> found = [.. checks.SelectMany(static one => one)];
        return found.IsEmpty ? [AgentChecks.None] : found;
    }

    private async Task<ImmutableArray<Check>> LookAsync(AgentClient agent, CancellationToken cancellationToken)
    {
        ProgramReport program = await programs.ReportAsync(agent.Program, "--version", cancellationToken);
        string folder = Path.GetFullPath(agent.BaseIn(host.Home, host.Variable), host.WorkingDirectory);
        string sessions = Path.Combine(folder, agent.SessionsFolder);
        bool hasSessions = Directory.Exists(sessions);
        if (AgentChecks.Of(agent, program, hasSessions ? sessions : null) is not { } found)
        {
            return [];
        }

        return program.Path is null && !hasSessions ? [found] : [found, .. Settings(agent, folder)];
    }

    private static ImmutableArray<Check> Settings(AgentClient agent, string folder)
    {
        string path = agent.Id == "gemini" ? Path.Combine(folder, ".gemini", "settings.json") : Path.Combine(folder, "settings.json");
        try
        {
            return agent.Id switch
            {
                "claude-code" => ReadText(path) is var settings ? [RetentionChecks.ClaudeCode(settings, path), HookChecks.ClaudeCode(settings)] : [],
                "gemini" => [RetentionChecks.Gemini(ReadText(path), path)],
                "cursor" => [],
                _ => [RetentionChecks.KeepsAll(agent.Id)],
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [new Check("agent settings", agent.Id, Verdict.Warning, exception.Message, $"ls -l {path}")];
        }
    }

    private static string ReadText(string path) => File.Exists(path) ? File.ReadAllText(path) : "";
}
