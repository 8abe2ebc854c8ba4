using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Ssh;

/// <summary>Which hosts the built-in client trusts: those that ssh would, where nobody can be asked.</summary>
[Collection("ssh failures")]
public sealed class HostKeyTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Name => $"[127.0.0.1]:{server.Port}";

    private string Key => string.Join(' ', server.HostKey.Split(' ')[..2]);

    private string Authority => string.Join(' ', server.Authority.Split(' ')[..2]);

    [Fact]
    public Task A_key_that_is_known() => AssertTrustsAsync($"{Name} {Key}");

    [Fact]
    public Task A_key_that_is_known_without_the_port() => AssertTrustsAsync($"127.0.0.1 {Key}");

    [Fact]
    public Task A_key_that_is_known_by_a_pattern() => AssertTrustsAsync($"# comment\nother {Key}\n[127.0.0.*]:* {Key}");

    [Fact]
    public Task A_key_beside_one_of_another_kind_and_lines_that_nobody_understands() =>
        AssertTrustsAsync($"{Name} ssh-rsa AAAA\n@unheard {Name} {Key}\n{Name}\n{Name} {Key}");

    [Fact]
    public async Task A_key_whose_host_is_hashed()
    {
        _folder.Write("known_hosts", $"{Name} {Key}\n");
        (await new Command("ssh-keygen", "-q", "-H", "-f", _folder.Combine("known_hosts")).RunAsync()).ShouldExitWith(0);
        string hashed = _folder.Read("known_hosts");
        Assert.StartsWith("|1|", hashed, StringComparison.Ordinal);

        await AssertTrustsAsync(hashed);
    }

    [Fact]
    public Task A_certificate_of_an_authority_that_is_known() => AssertTrustsAsync($"@cert-authority [127.0.0.1]:* {Authority}");

    [Fact]
    public Task A_known_key_under_the_name_that_the_configuration_gives_it() => AssertTrustsAsync($"alias {Key}", "HostKeyAlias alias");

    [Fact]
    public async Task A_key_that_nobody_knows_is_refused_and_told()
    {
        SyncException failure = await AssertRefusesAsync("", "key is not known");

        Assert.Contains($"{Name} {Key}", Assert.Single(failure.WhatToDo), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_key_of_a_pattern_that_leaves_the_host_out() => AssertRefusesAsync($"[127.0.0.*]:*,!{Name} {Key}", "key is not known");

    [Fact]
    public async Task A_key_that_changed()
    {
        await AssertRefusesAsync($"{Name} {await OtherKeyAsync()}", "not the one it had");
        await AssertRefusesAsync($"{Name} {await OtherKeyAsync()}", "not the one it had", "StrictHostKeyChecking no");
    }

    [Fact]
    public Task A_key_that_is_revoked_although_it_is_known() => AssertRefusesAsync($"{Name} {Key}\n@revoked * {Key}", "revoked");

    [Fact]
    public Task A_certificate_whose_authority_is_revoked() =>
        AssertRefusesAsync($"@cert-authority [127.0.0.1]:* {Authority}\n@revoked * {Authority}", "revoked");

    [Fact]
    public Task A_certificate_for_another_name() => AssertRefusesAsync($"@cert-authority elsewhere {Authority}", "not good for", "HostKeyAlias elsewhere");

    [Fact]
    public async Task A_certificate_of_another_authority() => await AssertRefusesAsync($"@cert-authority [127.0.0.1]:* {await OtherKeyAsync()}", "key is not known");

    [Theory]
    [InlineData("no")]
    [InlineData("yes")]
    public async Task An_unknown_key_is_added_where_the_configuration_says_so_and_trusted_from_then_on(string hash)
    {
        BuiltinHost host = new(server, await server.CreateHomeAsync(), _folder);

        Assert.Null(await host.ConnectAsync($"StrictHostKeyChecking accept-new\nHashKnownHosts {hash}"));

        Assert.Equal(hash == "yes", File.ReadAllText(host.KnownHosts).StartsWith("|1|", StringComparison.Ordinal));
        Assert.Null(await host.ConnectAsync("StrictHostKeyChecking yes"));
    }

    private async Task AssertTrustsAsync(string known, string more = "")
    {
        BuiltinHost host = new(server, await server.CreateHomeAsync(), _folder);
        File.WriteAllText(host.KnownHosts, known + "\n");

        Assert.Null(await host.ConnectAsync(more));
    }

    private async Task<SyncException> AssertRefusesAsync(string known, string why, string more = "")
    {
        BuiltinHost host = new(server, await server.CreateHomeAsync(), _folder);
        File.WriteAllText(host.KnownHosts, known + "\n");

        SyncException? failure = await host.ConnectAsync(more);

        Assert.NotNull(failure);
        Assert.Equal("Cannot reach host", failure.What);
        Assert.Contains(why, failure.Why, StringComparison.Ordinal);
        Assert.NotEmpty(failure.WhatToDo);
        return failure;
    }

    private async Task<string> OtherKeyAsync()
    {
        string path = _folder.Combine($"other-{Guid.NewGuid():N}");
        (await new Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path).RunAsync()).ShouldExitWith(0);
        return string.Join(' ', File.ReadAllText(path + ".pub").Split(' ')[..2]);
    }
}
