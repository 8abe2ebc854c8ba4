using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Targets;
using SessionSync.Stores.Machines.Codespaces;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Operations.Targets;

public sealed class TargetResolverTests
{
    private const string Nowhere = "/nowhere";

    private static readonly Codespace s_running = new("busy-bee", "octocat/hello", Codespace.Running);
    private static readonly Codespace s_stopped = new("calm-cat", "octocat/hello", "Shutdown");
    private static readonly Codespace[] s_all = [s_running, s_stopped];

    [Fact]
    public void A_configured_name_goes_before_a_codespace_of_that_name()
    {
        TargetSettings work = new("work", "ssh:me@host");
        Settings settings = new() { Targets = [work] };

        Assert.Equal(new SyncTarget("work", new SshAddress("me", "host", null, null), work), TargetResolver.Resolve("work", settings, Nowhere));
        Assert.Equal(new SyncTarget("other", new CodespaceAddress("other"), null), TargetResolver.Resolve("other", settings, Nowhere));
    }

    [Theory]
    [InlineData("lsit", "list")]
    [InlineData("wrok", "work")]
    public void A_name_that_is_nearly_another_is_no_codespace_unless_that_one_is_known(string word, string meant)
    {
        using var folder = new TemporaryFolder();
        Settings settings = new() { Targets = [new TargetSettings("work", "ssh:me@host")] };

        SyncException refusal = Assert.Throws<SyncException>(() => TargetResolver.Resolve(word, settings, folder.Path));
        new CodespaceNames(folder.Path).Remember([new Codespace(word, "octocat/hello", Codespace.Running)]);

        Assert.Equal(FailureKind.Usage, refusal.Kind);
        Assert.EndsWith($"did you mean '{meant}'?", refusal.What, StringComparison.Ordinal);
        Assert.Contains("The configured targets are work", refusal.Why, StringComparison.Ordinal);
        Assert.Equal(new CodespaceAddress(word), TargetResolver.Resolve(word, settings, folder.Path).Address);
    }

    [Fact]
    public void What_is_named_twice_is_one_target()
    {
        Settings settings = new() { Targets = [new TargetSettings("work", "ssh:me@host")] };

        Assert.Equal(["work", "busy-bee"], TargetResolver.Resolve(["work", "busy-bee", "ssh:me@host", "busy-bee"], settings, Nowhere).Select(target => target.Name));
    }

    [Fact]
    public void An_address_needs_no_settings_and_a_name_does()
    {
        Assert.Equal(new SyncTarget("ssh:me@host", new SshAddress("me", "host", null, null), null), TargetResolver.ResolveAddress("ssh:me@host"));
        Assert.Null(TargetResolver.ResolveAddress("work"));
    }

    [Fact]
    public void A_running_codespace_of_the_repository_is_taken() =>
        Assert.Same(s_running, TargetResolver.Choose(s_all, TargetResolver.Of(s_running), new TargetUse { Repository = RepositoryName.Of("octocat/hello") }));

    [Fact]
    public void A_stopped_codespace_is_taken_only_where_it_may_be_started()
    {
        SyncTarget target = TargetResolver.Of(s_stopped);

        SyncException refusal = Assert.Throws<SyncException>(() => TargetResolver.Choose(s_all, target, new TargetUse("sync-sessions rescue")));

        Assert.Equal(FailureKind.Unreachable, refusal.Kind);
        Assert.Equal("Codespace calm-cat is not running", refusal.What);
        Assert.Equal(["sync-sessions rescue calm-cat --start"], refusal.WhatToDo);
        Assert.Same(s_stopped, TargetResolver.Choose(s_all, target, new TargetUse { MayStart = true }));
    }

    [Fact]
    public void A_codespace_of_another_repository_is_refused()
    {
        SyncException refusal = Assert.Throws<SyncException>(
            () => TargetResolver.Choose(s_all, TargetResolver.Of(s_running), new TargetUse { Repository = RepositoryName.Of("octocat/other") }));

        Assert.Equal(FailureKind.Refused, refusal.Kind);
        Assert.Contains("octocat/hello", refusal.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_codespace_that_nobody_has_is_told_with_those_there_are()
    {
        SyncTarget target = new("lost-dog", new CodespaceAddress("lost-dog"), null);

        Assert.Equal("gh lists busy-bee, calm-cat", Assert.Throws<SyncException>(() => TargetResolver.Choose(s_all, target, new TargetUse())).Why);
        Assert.Equal("gh lists none", Assert.Throws<SyncException>(() => TargetResolver.Choose([], target, new TargetUse())).Why);
    }
}
