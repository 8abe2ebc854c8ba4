using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Platform;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>launchd, as it runs agents for the user who is logged in.</summary>
/// <param name="library">The user's <c>Library</c> folder.</param>
/// <param name="pause">How long to wait before asking again whether an agent has ended.</param>
internal sealed class LaunchdManager(ISystemCommands commands, string library, uint userId, TimeSpan pause) : IServiceManager
{
    /// <summary>An agent has 90 seconds to end in order.</summary>
    private const int MostQuestions = 500;

    private readonly string _agents = Path.Combine(library, "LaunchAgents");
    private readonly string _logs = Path.Combine(library, "Logs", "session-sync");

    public ImmutableArray<string> Roots => [library, _agents, Path.Combine(library, "Logs")];

    private string Domain => string.Create(CultureInfo.InvariantCulture, $"gui/{userId}");

    public ImmutableArray<ServiceFile> Describe(ServicePlan plan)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["PROGRAM"] = PlistText.Escaped(plan.Program),
            ["ENVIRONMENT"] = PlistText.Pairs(plan.Variables),
            ["OPTIONS"] = PlistText.Strings(plan.Interval is null ? [] : ["--every", $"{plan.Interval}"]),
            ["SECONDS"] = (plan.Interval ?? SweepInterval.Hourly).Seconds.ToString(CultureInfo.InvariantCulture),
            ["LOG"] = PlistText.Escaped(OutputOf(plan.Form)),
        };
        return [new ServiceFile(PlistOf(plan.Form), Template.Fill($"{LabelOf(plan.Form)}.plist", values))];
    }

    public ImmutableArray<string> FilesOf(ServiceForm form) => [PlistOf(form)];

    public ImmutableArray<string> TracesOf(ServiceForm form) => [OutputOf(form)];

    public string StartCommand(ServiceForm form) => $"launchctl bootstrap {Domain} '{PlistOf(form).Replace("'", @"'\''", StringComparison.Ordinal)}'";

    public async Task<Activation> StartAsync(ServiceForm form, bool hasChanged)
    {
        bool isLoaded = await IsLoadedAsync(form);
        if (isLoaded && !hasChanged)
        {
            return new Activation(HasChanged: false);
        }

        if (isLoaded)
        {
            await StopAsync(form);
        }

        // launchd makes no folder for what an agent says.
        PrivateFile.CreateDirectory(_logs);
        await commands.RunAsync("launchctl", "enable", TargetOf(form));
        CommandAnswer answer = await commands.RunAsync("launchctl", "bootstrap", Domain, PlistOf(form));
        return answer.IsSuccess ? new Activation(HasChanged: true) : new Activation(HasChanged: false, answer.Reason);
    }

    /// <summary>launchd answers before the agent has ended, and takes no new one of that name until then.</summary>
    public async Task StopAsync(ServiceForm form)
    {
        await commands.RunAsync("launchctl", "bootout", TargetOf(form));
        for (int questions = 0; questions < MostQuestions && await IsLoadedAsync(form); questions++)
        {
            await Task.Delay(pause);
        }
    }

    public Task ForgetAsync(ServiceForm form) => Task.CompletedTask;

    public async Task<ServiceState> StateAsync(ServiceForm form)
    {
        CommandAnswer answer = await commands.RunAsync("launchctl", "print", TargetOf(form));
        if (!answer.IsSuccess)
        {
            return new ServiceState(IsRunning: false, "not loaded");
        }

        string state = Value(answer.Output, "state");
        string last = Value(answer.Output, "last exit code");
        return new ServiceState(IsRunning: true, $"loaded, {state}{(last.Length == 0 ? "" : $", last exit code {last}")}");
    }

    public Task<ServiceLog?> FindLogAsync(ServiceForm form, int lines, bool isFollowed) => Task.FromResult(
        LogFiles.Show(form == ServiceForm.Daemon ? LogFiles.Newest(_logs) ?? OutputOf(form) : OutputOf(form), lines, isFollowed));

    public Task<string?> FindCaveatAsync() => Task.FromResult<string?>("It runs while you are logged in.");

    private static string LabelOf(ServiceForm form) => form == ServiceForm.Timer ? "com.sessionsync.sweep" : "com.sessionsync.daemon";

    /// <summary>launchd's descriptions are indented lines "key = value".</summary>
    private static string Value(string text, string key)
    {
        foreach (string line in text.Split('\n'))
        {
            string trimmed = line.Trim();
            if (trimmed.StartsWith($"{key} = ", StringComparison.Ordinal))
            {
                return trimmed[(key.Length + 3)..];
            }
        }

        return "";
    }

    private async Task<bool> IsLoadedAsync(ServiceForm form) => (await commands.RunAsync("launchctl", "print", TargetOf(form))).IsSuccess;

    private string TargetOf(ServiceForm form) => $"{Domain}/{LabelOf(form)}";

    private string PlistOf(ServiceForm form) => Path.Combine(_agents, $"{LabelOf(form)}.plist");

    /// <summary>The daemon writes a log of its own; here is what it says before that.</summary>
    private string OutputOf(ServiceForm form) => Path.Combine(_logs, form == ServiceForm.Timer ? "sweep.log" : "daemon.log");
}
