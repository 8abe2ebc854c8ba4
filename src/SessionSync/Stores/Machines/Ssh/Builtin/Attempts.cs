using System.Net.Sockets;
using Renci.SshNet;
using Renci.SshNet.Common;
using SessionSync.Model;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The ways to prove who we are, in the order in which ssh tries them.</summary>
/// <param name="connected">Told of the connection before the first is tried.</param>
internal sealed class Attempts(HostSettings settings, Func<string, string?>? ask, Action<Socket> connected)
{
    private readonly List<string> _notes = [];

    /// <summary>What was not tried, and why; and what was.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The keys that are shown to the host, for people.</summary>
    public List<string> Offered { get; } = [];

    public AuthenticationMethod[] Make()
    {
        var methods = new List<AuthenticationMethod>();
        foreach (OfferedKey key in settings.UsesKeys ? Keys() : [])
        {
            Offered.Add(key.Origin);
            methods.Add(Of("publickey", () => new PrivateKeyAuthenticationMethod(settings.User, key)));
        }

        if (ask is not null && settings.UsesKeyboard)
        {
            methods.Add(Of("keyboard-interactive", MakeKeyboard));
        }

        for (int attempt = 0; ask is not null && settings.UsesPasswords && attempt < settings.PasswordPrompts; attempt++)
        {
            methods.Add(Of("password", MakePassword));
        }

        return methods.Count > 0 ? [.. methods] : [new NoneAuthenticationMethod(settings.User)];
    }

    private Attempt Of(string method, Func<AuthenticationMethod?> make) => new(method, settings.User, make, _notes.Add, connected);

    private PasswordAuthenticationMethod? MakePassword() =>
        ask!($"{settings.User}@{settings.HostName}'s password: ") is { Length: > 0 } password ? new PasswordAuthenticationMethod(settings.User, password) : null;

    private KeyboardInteractiveAuthenticationMethod MakeKeyboard()
    {
        var method = new KeyboardInteractiveAuthenticationMethod(settings.User);
        method.AuthenticationPrompt += (_, request) =>
        {
            foreach (AuthenticationPrompt prompt in request.Prompts)
            {
                prompt.Response = ask!($"({settings.User}@{settings.HostName}) {Printable.Line(prompt.Request)} ") ?? "";
            }
        };
        return method;
    }

    /// <summary>First the agent's that are also among the files, then the agent's others, then what only the files have.</summary>
    private List<OfferedKey> Keys()
    {
        List<OfferedKey> agent = OfAgent();
        var files = new List<(byte[] PublicKey, KeyFile? File)>();
        foreach (string path in settings.IdentityFiles)
        {
            Add(files, path, agent);
        }

        bool IsAmongFiles(OfferedKey key) => files.Exists(file => file.PublicKey.AsSpan().SequenceEqual(key.Data));
        return
        [
            .. agent.Where(IsAmongFiles),
            .. settings.IdentitiesOnly ? [] : agent.Where(key => !IsAmongFiles(key)),
            .. files.Where(file => file.File is not null && !agent.Exists(key => file.PublicKey.AsSpan().SequenceEqual(key.Data))).SelectMany(file => file.File!.Offer()),
        ];
    }

    private void Add(List<(byte[] PublicKey, KeyFile? File)> files, string path, List<OfferedKey> agent)
    {
        byte[]? beside = PublicKeyFile.Read(path + ".pub") ?? PublicKeyFile.Read(path);
        if (beside is not null && agent.Exists(key => beside.AsSpan().SequenceEqual(key.Data)))
        {
            // The agent signs for it; there may be no private key here at all.
            files.Add((beside, null));
        }
        else if (!File.Exists(path))
        {
            if (settings.AreIdentitiesNamed)
            {
                _notes.Add($"there is no {path}");
            }
        }
        else if (KeyFile.Read(path, ask) is var (key, problem) && key is not null)
        {
            files.Add((key.PublicKey, key));
        }
        else
        {
            _notes.Add(problem!);
        }
    }

    private List<OfferedKey> OfAgent()
    {
        if (settings.AgentSocket is not { } socket)
        {
            return [];
        }

        try
        {
            var agent = new AgentClient(socket);
            return [.. agent.List().Select(key => OfferedKey.OfAgent(agent, key))];
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            _notes.Add(exception.Message);
            return [];
        }
    }
}
