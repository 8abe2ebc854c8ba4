using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Makes the settings of a host of the lines that hold for it. The first line of a keyword counts.</summary>
internal sealed class HostSettingsReader
{
    private static readonly ImmutableArray<string> s_defaultKeys = ["id_rsa", "id_ecdsa", "id_ed25519"];
    private readonly SshOptions _options;
    private readonly LocalAccount _account;
    private readonly ImmutableArray<ConfigLine> _lines;
    private readonly string _hostName;
    private readonly int _port;
    private readonly string _user;

    private HostSettingsReader(SshOptions options, LocalAccount account, ImmutableArray<ConfigLine> lines)
    {
        _options = options;
        _account = account;
        _lines = lines;
        _user = options.User ?? Value("user") ?? account.UserName;
        _port = options.Port ?? (Value("port") is { } port ? Number(Find("port")!, port, 65_535) : 22);
        _hostName = Value("hostname") is { } name ? Expand(Find("hostname")!, name, isHostName: true) : options.Host;
    }

    /// <exception cref="DeclinedException">The configuration asks for what cannot be done here.</exception>
    public static HostSettings Read(SshOptions options, LocalAccount account)
    {
        ImmutableArray<ConfigLine> lines = new ConfigFiles(options.Host, options.User, account).Read(options.ConfigurationFile);
        foreach (ConfigLine line in lines)
        {
            if (!ConfigKeywords.Honoured.Contains(line.Keyword) && !ConfigKeywords.Meaningless.Contains(line.Keyword) && !ConfigKeywords.AsksForNothing(line))
            {
                throw new DeclinedException($"{line.Place}: {line.Keyword} is not supported");
            }
        }

        return new HostSettingsReader(options, account, lines).Make();
    }

    private HostSettings Make()
    {
        foreach (string proxy in (string[])["proxyjump", "proxycommand"])
        {
            if (Find(proxy) is { } line && !string.Equals(line.Value, "none", StringComparison.OrdinalIgnoreCase))
            {
                throw new DeclinedException($"{line.Place}: {proxy} is not supported, so the host can only be reached by ssh itself");
            }
        }

        ImmutableArray<string> named = Files("identityfile", all: true);
        string policy = Value("stricthostkeychecking")?.ToLowerInvariant() ?? "ask";
        string ssh = Path.Combine(_account.Home, ".ssh");
        return new HostSettings(_hostName, _port, _user)
        {
            HostKeyAlias = Value("hostkeyalias"),
            IdentityFiles = named.IsEmpty ? [.. s_defaultKeys.Select(key => Path.Combine(ssh, key))] : named,
            AreIdentitiesNamed = !named.IsEmpty,
            IdentitiesOnly = Switch("identitiesonly", false),
            AgentSocket = Agent(),
            UserKnownHosts = Find("userknownhostsfile") is null ? [Path.Combine(ssh, "known_hosts"), Path.Combine(ssh, "known_hosts2")] : Files("userknownhostsfile"),
            SystemKnownHosts = Find("globalknownhostsfile") is null ? ["/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2"] : Files("globalknownhostsfile"),
            AddsUnknownHosts = policy is "accept-new" or "no" or "off",
            HashesKnownHosts = Switch("hashknownhosts", false),
            UsesKeys = Switch("pubkeyauthentication", true),
            UsesPasswords = Switch("passwordauthentication", true),
            UsesKeyboard = Switch("kbdinteractiveauthentication", Switch("challengeresponseauthentication", true)),
            MayAsk = _options.MayAsk && !Switch("batchmode", false),
            PasswordPrompts = Value("numberofpasswordprompts") is { } prompts ? Number(Find("numberofpasswordprompts")!, prompts, 100) : 3,
            ConnectTimeout = TimeSpan.FromSeconds(Value("connecttimeout") is { } seconds && seconds != "none" ? Math.Min(15, Number(Find("connecttimeout")!, seconds, 86_400)) : 15),
        };
    }

    private string? Agent()
    {
        string? configured = Value("identityagent");
        string? socket = configured switch
        {
            null or "SSH_AUTH_SOCK" => _account.Variable("SSH_AUTH_SOCK"),
            "none" => null,
            ['$', .. var variable] => _account.Variable(variable.Trim('{', '}')),
            _ => Expand(Find("identityagent")!, configured),
        };
        return string.IsNullOrEmpty(socket) ? null : socket;
    }

    private ConfigLine? Find(string keyword) => _lines.FirstOrDefault(line => line.Keyword == keyword);

    private string? Value(string keyword) => Find(keyword)?.Value;

    private bool Switch(string keyword, bool otherwise) => Find(keyword) is not { } line ? otherwise : line.Value.ToLowerInvariant() switch
    {
        "yes" or "true" => true,
        "no" or "false" => false,
        var value => throw new DeclinedException($"{line.Place}: '{value}' is not supported"),
    };

    /// <param name="all">Whether each line adds its own instead of the first saying all.</param>
    private ImmutableArray<string> Files(string keyword, bool all = false) =>
    [
        .. _lines.Where(line => line.Keyword == keyword).Take(all ? int.MaxValue : 1)
            .SelectMany(line => line.Arguments, (line, file) => Expand(line, file))
            .Where(static file => file is not ("none" or "/dev/null"))
            .Distinct(),
    ];

    private static int Number(ConfigLine line, string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most
            ? number
            : throw new DeclinedException($"{line.Place}: '{text}' is not supported");

    private string Expand(ConfigLine line, string text, bool isHostName = false)
    {
        string path = !isHostName && text.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(_account.Home, text[2..]) : text;
        var expanded = new StringBuilder();
        for (int at = 0; at < path.Length; at++)
        {
            if (path[at] == '$' && path.IndexOf('}', at) is var end && end > at + 2 && path[at + 1] == '{')
            {
                string name = path[(at + 2)..end];
                expanded.Append(_account.Variable(name) ?? throw new DeclinedException($"{line.Place}: there is no variable {name}"));
                at = end;
            }
            else if (path[at] != '%')
            {
                expanded.Append(path[at]);
            }
            else
            {
                at++;
                expanded.Append(Token(line, at < path.Length ? path[at] : '\0', isHostName));
            }
        }

        return expanded.ToString();
    }

    private string Token(ConfigLine line, char token, bool isHostName) => token switch
    {
        '%' => "%",
        'h' => isHostName ? _options.Host : _hostName,
        'n' => _options.Host,
        'p' => _port.ToString(CultureInfo.InvariantCulture),
        'r' => _user,
        'u' => _account.UserName,
        'd' => _account.Home,
        _ => throw new DeclinedException($"{line.Place}: '%{token}' is not supported"),
    };
}
