using SessionSync.Stores.Machines.Ssh;
using SessionSync.Stores.Machines.Ssh.Builtin;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Stores.Machines;

/// <summary>How ssh's configuration is read where ssh itself does not read it.</summary>
public sealed class HostSettingsReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_configuration_everything_is_as_ssh_has_it()
    {
        HostSettings settings = Read("", new SshOptions("example"));

        Assert.Equal(new HostSettings("example", 22, "me"), new HostSettings(settings.HostName, settings.Port, settings.User));
        Assert.Equal([InHome("id_rsa"), InHome("id_ecdsa"), InHome("id_ed25519")], settings.IdentityFiles);
        Assert.Equal([InHome("known_hosts"), InHome("known_hosts2")], settings.UserKnownHosts);
        Assert.Equal(("/agent", false, false, "example"), (settings.AgentSocket, settings.IdentitiesOnly, settings.AddsUnknownHosts, settings.KeyName));
    }

    [Fact]
    public void What_was_typed_goes_first_and_then_the_first_line_that_fits()
    {
        const string Config = """
            Host box !box2
              User=first
              Port 2200
            Host "b*" other
              HostName = %h.example.org
              User second
              IdentityFile ~/.ssh/one
            Host *
              Port 2300
              IdentityFile "%d/two %r"
              HostKeyAlias box-key
            """;

        HostSettings settings = Read(Config, new SshOptions("box"));

        Assert.Equal(("box.example.org", 2200, "first", "box-key"), (settings.HostName, settings.Port, settings.User, settings.KeyName));
        Assert.Equal([InHome("one"), Path.Combine(_folder.Path, "two first")], settings.IdentityFiles);
        HostSettings typed = Read(Config, new SshOptions("box", "typed", 22));
        Assert.Equal((22, "typed"), (typed.Port, typed.User));
        HostSettings excluded = Read(Config, new SshOptions("box2"));
        Assert.Equal((2300, "second"), (excluded.Port, excluded.User));
    }

    [Fact]
    public void Included_files_count_where_they_are_included()
    {
        Directory.CreateDirectory(InHome("conf.d"));
        File.WriteAllText(InHome("conf.d/a.conf"), "Port 2201\n");
        File.WriteAllText(InHome("conf.d/b.conf"), "Host box\nUser included\n");

        HostSettings settings = Read("Include conf.d/*.conf missing\nUser outer\nPort 1\n", new SshOptions("box"));

        Assert.Equal((2201, "included"), (settings.Port, settings.User));
        HostSettings elsewhere = Read("Host other\nInclude conf.d/*.conf\nHost *\nUser outer\nPort 1\n", new SshOptions("box"));
        Assert.Equal((1, "outer"), (elsewhere.Port, elsewhere.User));
    }

    [Theory]
    [InlineData("Match all\nPort 2", 2)]
    [InlineData("Match host box\nPort 2", 2)]
    [InlineData("Match !host box\nPort 2", 22)]
    [InlineData("Match originalhost x,b* user me\nPort 2", 2)]
    [InlineData("Match originalhost box user you\nPort 2", 22)]
    [InlineData("HostName real\nMatch host real localuser me\nPort 2", 2)]
    public void Matches_that_need_no_help_are_made(string config, int port) => Assert.Equal(port, Read(config, new SshOptions("box")).Port);

    [Theory]
    [InlineData("ProxyJump gateway", "proxyjump")]
    [InlineData("ProxyCommand none\nProxyJump gateway", "line 2: proxyjump")]
    [InlineData("SetEnv A=B", "setenv")]
    [InlineData("Ciphers aes256-ctr", "ciphers")]
    [InlineData("Unheard yes", "unheard")]
    [InlineData("Match exec \"test -f x\"\nPort 2", "Match exec")]
    [InlineData("Port many", "many")]
    [InlineData("IdentityFile \"open", "quote")]
    [InlineData("IdentityFile %C", "%C")]
    [InlineData("CanonicalizeHostname yes", "canonicalizehostname")]
    public void What_it_cannot_honour_is_named_with_its_line(string config, string named)
    {
        DeclinedException declined = Assert.Throws<DeclinedException>(() => Read(config, new SshOptions("box")));

        Assert.Contains(named, declined.Message, StringComparison.Ordinal);
        Assert.Contains("config, line ", declined.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ProxyJump none\nProxyCommand none\nCanonicalizeHostname no\nAddressFamily any\nSendEnv LANG LC_*\nGSSAPIAuthentication yes\nControlMaster auto")]
    [InlineData("Host other\nProxyJump gateway\nSetEnv A=B")]
    public void What_makes_no_difference_does_not_matter(string config) => Assert.Equal(22, Read(config, new SshOptions("box")).Port);

    [Fact]
    public void An_agent_can_be_named_or_refused()
    {
        Assert.Null(Read("IdentityAgent none", new SshOptions("box")).AgentSocket);
        Assert.Equal("/agent", Read("IdentityAgent SSH_AUTH_SOCK", new SshOptions("box")).AgentSocket);
        Assert.Equal("/other", Read("IdentityAgent $OTHER", new SshOptions("box")).AgentSocket);
        Assert.Equal(InHome("agent"), Read("IdentityAgent ~/.ssh/agent", new SshOptions("box")).AgentSocket);
    }

    [Fact]
    public void A_configuration_that_others_can_change_is_not_believed()
    {
        Directory.CreateDirectory(InHome(""));
        File.WriteAllText(InHome("config"), "Port 2\n");
        File.SetUnixFileMode(InHome("config"), UnixFileMode.UserRead | UnixFileMode.GroupWrite);

        Assert.Throws<DeclinedException>(() => HostSettingsReader.Read(new SshOptions("box"), Account));
    }

    private LocalAccount Account => new(_folder.Path, "me", name => name switch { "SSH_AUTH_SOCK" => "/agent", "OTHER" => "/other", _ => null }, Ask: null);

    private string InHome(string name) => Path.Combine(_folder.Path, ".ssh", name);

    private HostSettings Read(string config, SshOptions options)
    {
        string file = _folder.File("config");
        File.WriteAllText(file, config);
        return HostSettingsReader.Read(options with { ConfigurationFile = file }, Account);
    }
}
