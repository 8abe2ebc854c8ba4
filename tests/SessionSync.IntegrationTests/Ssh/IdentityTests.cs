using System.Diagnostics;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Ssh;

/// <summary>Which keys the built-in client shows, and whom it asks.</summary>
[Collection("ssh failures")]
public sealed class IdentityTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ed25519")]
    [InlineData("ecdsa")]
    [InlineData("rsa")]
    public async Task Keys_of_every_usual_kind_from_a_file(string kind)
    {
        string key = await CreateKeyAsync(kind, "");
        (BuiltinHost host, _) = await CreateAsync(key);

        Assert.Null(await host.ConnectAsync($"IdentityFile {key}"));
    }

    [Fact]
    public async Task The_first_key_is_shown_without_a_question_before_it()
    {
        (BuiltinHost host, _) = await CreateAsync();
        int before = server.ReadLog().Length;

        Assert.Null(await host.ConnectAsync());

        string log = server.ReadLog()[before..];
        Assert.Contains("method publickey", log, StringComparison.Ordinal);
        Assert.DoesNotContain("method none", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_followed_by_the_next()
    {
        string stranger = await CreateKeyAsync("ed25519", "");
        (BuiltinHost host, _) = await CreateAsync();

        Assert.Null(await host.ConnectAsync($"IdentityFile {stranger}"));
    }

    [Fact]
    public async Task A_host_that_knows_only_the_older_hash_for_RSA_keys()
    {
        string key = await CreateKeyAsync("rsa", "");
        (BuiltinHost host, _) = await CreateAsync(key);
        File.AppendAllText(host.KnownHosts, $"[{SshServer.OldAddress}]:{server.Port} {server.HostKey}\n");

        Assert.Null(await host.ConnectAsync($"HostName {SshServer.OldAddress}\nIdentityFile {key}"));
    }

    [Theory]
    [InlineData("ed25519", "")]
    [InlineData("rsa", "-m PEM")]
    public async Task An_encrypted_key_is_opened_with_what_the_user_answers(string kind, string format)
    {
        string key = await CreateKeyAsync(kind, "open sesame", format.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        (BuiltinHost host, string own) = await CreateAsync(key);
        File.Delete(own);
        List<string> questions = [];

        Assert.Null(await host.ConnectAsync($"IdentityFile {key}", Answer));

        Assert.Equal(2, questions.Count);
        Assert.All(questions, question => Assert.Contains(key, question, StringComparison.Ordinal));

        string Answer(string question)
        {
            questions.Add(question);
            return questions.Count == 1 ? "wrong" : "open sesame";
        }
    }

    [Fact]
    public async Task An_encrypted_key_is_passed_over_and_named_where_nobody_can_be_asked()
    {
        string key = await CreateKeyAsync("ed25519", "secret");
        (BuiltinHost host, string own) = await CreateAsync(key);
        File.Delete(own);

        await AssertRefusedAsync(host, $"IdentityFile {key}", $"{key} is encrypted");
    }

    [Fact]
    public async Task A_key_that_others_can_read_is_passed_over_and_named()
    {
        (BuiltinHost host, string own) = await CreateAsync();
        File.SetUnixFileMode(own, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        await AssertRefusedAsync(host, "", $"{own} is passed over because others can read it");
    }

    [Fact]
    public async Task A_key_that_is_refused_is_named()
    {
        string stranger = await CreateKeyAsync("ed25519", "");
        (BuiltinHost host, string own) = await CreateAsync();
        File.Delete(own);

        await AssertRefusedAsync(host, $"IdentityFile {stranger}", $"It was shown: {stranger}");
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa")]
    public async Task The_agent_signs_for_keys_that_are_not_here(string kind)
    {
        string key = await CreateKeyAsync(kind, "");
        (BuiltinHost host, string own) = await CreateAsync(key);
        string socket = _folder.Combine("agent");
        using Process agent = Process.Start(new ProcessStartInfo("ssh-agent", ["-D", "-a", socket]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            await agent.StandardOutput.ReadLineAsync();
            var add = new Command("ssh-add", "-q", key);
            (await (add with { Variables = add.Variables.Add("SSH_AUTH_SOCK", socket) }).RunAsync()).ShouldExitWith(0);
            File.Delete(key);
            File.Delete(own);

            // The public key beside it says which of the agent's keys may be shown.
            Assert.Null(await host.ConnectAsync($"IdentityAgent {socket}\nIdentityFile {key}"));
            Assert.Null(await host.ConnectAsync($"IdentityAgent {socket}\nIdentitiesOnly no"));
            await AssertRefusedAsync(host, $"IdentityAgent {socket}", "did not accept any of our keys");
        }
        finally
        {
            agent.Kill();
        }
    }

    [Fact]
    public async Task An_agent_that_is_not_there_is_named()
    {
        (BuiltinHost host, string own) = await CreateAsync();
        File.Delete(own);

        await AssertRefusedAsync(host, "IdentityAgent /nowhere/agent", "The agent at /nowhere/agent does not answer");
    }

    [Theory]
    [InlineData("ProxyJump gateway", "proxyjump")]
    [InlineData("ProxyCommand nc %h %p", "proxycommand")]
    [InlineData("PKCS11Provider /usr/lib/opensc.so", "pkcs11provider")]
    [InlineData("KexAlgorithms +diffie-hellman-group1-sha1", "kexalgorithms")]
    [InlineData("Match exec true", "match exec")]
    [InlineData("BindAddress 10.0.0.1", "bindaddress")]
    public async Task What_it_cannot_honour_has_it_decline_and_say_why(string line, string why)
    {
        (BuiltinHost host, _) = await CreateAsync();

        SyncException? declined = await host.ConnectAsync(line);

        Assert.NotNull(declined);
        Assert.Equal("Cannot reach host with the built-in SSH client", declined.What);
        Assert.Contains(why, declined.Why, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("ssh_config, line 1", declined.Why, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(BuiltinHost host, string more, string why)
    {
        SyncException? failure = await host.ConnectAsync(more);

        Assert.NotNull(failure);
        Assert.Contains(why, failure.Why, StringComparison.Ordinal);
    }

    /// <summary>A host that also accepts a key of the test's own; and the path of the key that it accepts anyway.</summary>
    private async Task<(BuiltinHost Host, string OwnKey)> CreateAsync(string? key = null)
    {
        RemoteHome home = await server.CreateHomeAsync();
        if (key is not null)
        {
            server.Accept(home, await File.ReadAllTextAsync(key + ".pub"));
        }

        BuiltinHost host = new(server, home, _folder);
        File.WriteAllText(host.KnownHosts, $"[127.0.0.1]:{server.Port} {server.HostKey}\n");
        return (host, server.KeyOf(home));
    }

    private async Task<string> CreateKeyAsync(string kind, string passphrase, params string[] more)
    {
        string path = _folder.Combine($"{kind}-{Guid.NewGuid():N}");
        (await new Command("ssh-keygen", ["-q", "-t", kind, "-N", passphrase, "-f", path, .. more]).RunAsync()).ShouldExitWith(0);
        return path;
    }
}
