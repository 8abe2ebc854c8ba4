using System.Globalization;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Gemini;
using SessionSync.Agents.Pi;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.IntegrationTests.Histories;

/// <summary>What agents, people and failing disks do on three machines, and syncs between them, at random by a seed. After each sync nothing
/// may be lost or torn; when all is quiet, everything is the same everywhere, or said not to be.</summary>
internal sealed class History(int seed, HistoryMachine[] machines)
{
    private static readonly string[] s_agents = ["claude-code", "claude-code", "codex", "pi", "gemini", "document"];
    private readonly Random _random = new(seed);
    private readonly List<HistorySession> _sessions = [];
    private readonly List<string> _log = [];
    private int _number;

    /// <summary>What happened, for whoever looks for the fault.</summary>
    public string Log => $"seed {seed}\n{string.Join('\n', _log)}";

    public async Task RunAsync(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            await StepAsync();
        }

        Dictionary<string, string> said = [];
        for (int round = 0; round < 4; round++)
        {
            said = await QuietRoundAsync();
        }

        string[] before = [.. machines.Select(Fingerprint)];
        said = await QuietRoundAsync();
        Assert.True(before.SequenceEqual(machines.Select(Fingerprint)), $"A quiet round changed something still\n{Log}");
        Assert.All(_sessions, session => AssertSameOrSaid(session, said));
    }

    private static string Fingerprint(HistoryMachine machine) =>
        string.Join('\n', machine.Files().OrderBy(static file => file.Key).Select(static file => $"{file.Key} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Value))}"));

    private async Task StepAsync()
    {
        HistoryMachine machine = machines[_random.Next(machines.Length)];
        if (_sessions.Count < 2 || _random.Next(8) == 0)
        {
            var session = new HistorySession(s_agents[_random.Next(s_agents.Length)], NewId());
            _sessions.Add(session);
            GoOn(machine, session);
            return;
        }

        HistorySession one = _sessions[_random.Next(_sessions.Count)];
        switch (_random.Next(20))
        {
            case < 5:
                GoOn(machine, one);
                break;
            case < 8:
                foreach (HistoryMachine both in machines.OrderBy(_ => _random.Next()).Take(2).Where(both => both.Find(one) is not null))
                {
                    GoOn(both, one);
                }

                break;
            case < 12:
                Harm(machine, one);
                break;
            default:
                int other = _random.Next(1, machines.Length);
                (HistoryMachine here, HistoryMachine there) = _random.Next(4) == 0 ? (machines[other], machines[0]) : (machines[0], machines[other]);
                await SyncAsync(here, there, new SyncPolicy(RestoreMissing: _random.Next(5) == 0));
                break;
        }
    }

    private string NewId()
    {
        byte[] bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }

    private void GoOn(HistoryMachine machine, HistorySession session)
    {
        string[] records = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => session.Record(machine.Project, ++_number, _random.Next(3) == 0 ? 3000 : 20))];
        machine.GoOn(session, records);
        _log.Add($"{machine.Name}: {session.Agent} {session.Id} goes on, up to {_number:x8}");
    }

    private void Harm(HistoryMachine machine, HistorySession session)
    {
        if (machine.Find(session) is not { } path)
        {
            return;
        }

        byte[] content = File.ReadAllBytes(path);
        string what = _random.Next(5) switch
        {
            0 => Change(() => File.Delete(path), "deleted"),
            1 => Change(() => File.WriteAllBytes(path, content[.._random.Next(content.Length + 1)]), "cut"),
            2 => Change(() => File.WriteAllBytes(path, content[..Math.Max(0, content.Length - _random.Next(1, 60))]), "torn"),
            3 => Change(() => Damage(path, content), "damaged"),
            _ => Change(() => File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddSeconds(_random.Next(2) * 4_000_000_000)), "touched"),
        };
        _log.Add($"{machine.Name}: {session.Agent} {session.Id} is {what}");
    }

    private static string Change(Action change, string word)
    {
        change();
        return word;
    }

    private void Damage(string path, byte[] content)
    {
        int at = _random.Next(Math.Max(1, content.Length));
        _random.NextBytes(content.AsSpan(at, Math.Min(12, content.Length - at)));
        File.WriteAllBytes(path, content);
    }

    private async Task<Dictionary<string, string>> QuietRoundAsync()
    {
        Dictionary<string, string> said = [];
        foreach (HistoryMachine there in machines[1..])
        {
            foreach (TargetResult result in await SyncAsync(machines[0], there, new SyncPolicy(RestoreMissing: true)))
            {
                bool isPartial = result.Summary.Failed + result.Summary.Unresolved > 0;
                foreach (SessionOutcome outcome in result.Outcomes.Where(_ => isPartial))
                {
                    said[outcome.Session.Id] = outcome.Reason;
                }
            }
        }

        return said;
    }

    private async Task<List<TargetResult>> SyncAsync(HistoryMachine here, HistoryMachine there, SyncPolicy policy)
    {
        HashSet<string> before = [.. here.Tokens(), .. there.Tokens()];
        List<string> torn = [.. here.TornLines(), .. there.TornLines()];
        IAgent[] agents = [new ClaudeCodeAgent(), new CodexAgent(), new PiAgent(), new GeminiAgent()];
        List<TargetResult> results = [];
        await using RemoteMachine remote = RemoteMachine.Open(there.Machine, [.. agents], [], hasZstandardHere: true, there.Project);
        foreach (IAgent agent in agents)
        {
            await using var local = new LocalStore(agent, here.Home, here.Project);
            var setup = new SyncSetup(
                there.Name,
                agent,
                local,
                remote.StoreFor(agent, there.Project),
                new MemoryFile(Path.Combine(here.State, $"{there.Name}-{agent.Id}")),
                new SyncJournal(Path.Combine(here.State, "journal"), TimeProvider.System),
                policy,
                TimeProvider.System);
            results.Add(await new SyncEngine(setup, progress: null).RunAsync(TestContext.Current.CancellationToken));
        }

        _log.Add(string.Create(CultureInfo.InvariantCulture, $"{here.Name} syncs with {there.Name}{(policy.RestoreMissing ? " and restores" : "")}: {string.Join("; ", results.SelectMany(static result => result.Outcomes).Select(static outcome => $"{outcome.Session.Id[..8]} {outcome.Action} {outcome.Direction} ({outcome.Reason})"))}"));
        string[] lost = [.. before.Except(here.Tokens()).Except(there.Tokens()).Except(here.Kept())];
        Assert.True(lost.Length == 0, $"Lost: {string.Join(' ', lost)}\n{Log}");
        string? fresh = here.TornLines().Concat(there.TornLines()).FirstOrDefault(line => !torn.Any(old =>
            old.StartsWith(line, StringComparison.Ordinal) || line.StartsWith(old, StringComparison.Ordinal)));
        Assert.True(fresh is null, $"Torn: {fresh}\n{Log}");
        return results;
    }

    private void AssertSameOrSaid(HistorySession session, Dictionary<string, string> said)
    {
        HashSet<string>[] tokens = [.. machines.Select(machine => machine.TokensOf(session))];
        bool isSame = tokens.All(other => other.SetEquals(tokens[0]));
        Assert.True(isSame || said.ContainsKey(session.Id), $"In silence {session} differs: {string.Join(", ", tokens.Select(static one => one.Count))}\n{Log}");
    }
}
