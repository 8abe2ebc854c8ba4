using Renci.SshNet;
using Renci.SshNet.Common;
using SessionSync.Model;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The ways to prove who we are, in the order in which ssh tries them.</summary>
internal sealed class Attempts(HostSettings settings, Func<string, string?>? ask)
{
    private readonly List<string> _notes = [];
    private OfferedKey? _first;

    /// <summary>Notes for people: the ways that were not tried, and why; and those that were.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The keys that are shown to the host, for people.</summary>
    public List<string> Offered { get; } = [];

    /// <summary>The ways to try after <see cref="ShowFirst"/>, in this order.</summary>
    public AuthenticationMethod[] Make()
    {
        var methods = new List<AuthenticationMethod>();
        List<OfferedKey> keys = settings.UsesKeys ? Keys() : [];
        Offered.AddRange(keys.Select(static key => key.Origin));

        // One that others may do without is asked for last; and the user only when a key is known to be wanted.
        keys.AddRange([.. keys.Where(static key => !key.AsksUser).Select(static key => key.WithOlderHash()).OfType<OfferedKey>()]);
        if (keys is [{ AsksUser: false } first, ..])
        {
            _first = first;
            keys.RemoveAt(0);
        }

        foreach (OfferedKey key in keys)
        {
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

    /// <summary>A message that shows the first key, which needs nobody to ask for it first: most often it is the right one. Null where there is none.</summary>
    /// <param name="connectionId">What the library calls the session's.</param>
    public byte[]? ShowFirst(byte[] connectionId)
    {
        try
        {
            return _first is null ? null : AuthenticationRequest.Make(settings.User, _first, connectionId);
        }
        catch (IOException exception)
        {
            _notes.Add(exception.Message);
            return null;
        }
    }

    private Attempt Of(string method, Func<AuthenticationMethod?> make) => new(method, settings.User, make, _notes.Add);

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
