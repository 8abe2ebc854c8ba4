using SessionSync.Model;

namespace SessionSync.Tests.Configuration;

public sealed class TargetAddressTests
{
    public static TheoryData<string, TargetAddress> Valid => new()
    {
        { "friendly-space-abc123", new CodespaceAddress("friendly-space-abc123") },
        { "ssh:host", new SshAddress(null, "host", null, null) },
        { "ssh:me@host", new SshAddress("me", "host", null, null) },
        { "ssh:me@host:/home/me/a b", new SshAddress("me", "host", null, "/home/me/a b") },
        { "ssh:me@host:/a@b:/c", new SshAddress("me", "host", null, "/a@b:/c") },
        { "ssh:me@corp.example@host", new SshAddress("me@corp.example", "host", null, null) },
        { "ssh:[::1]", new SshAddress(null, "::1", null, null) },
        { "ssh:me@[fe80::1%eth0]:/src", new SshAddress("me", "fe80::1%eth0", null, "/src") },
        { "ssh://host", new SshAddress(null, "host", null, null) },
        { "ssh://host/", new SshAddress(null, "host", null, null) },
        { "ssh://me@host:2222", new SshAddress("me", "host", 2222, null) },
        { "ssh://me@host:2222/src/p", new SshAddress("me", "host", 2222, "/src/p") },
        { "ssh://me@host/src/p/", new SshAddress("me", "host", null, "/src/p") },
        { "ssh://[::1]:22/src", new SshAddress(null, "::1", 22, "/src") },
        { "ssh:host:/src/sync-sessions", new SshAddress(null, "host", null, "/src/sync-sessions") },
        { "dir:/tmp/home", new DirectoryAddress("/tmp/home", null) },
        { "dir:relative", new DirectoryAddress("relative", null) },
        { "dir:/tmp/home:/src/p", new DirectoryAddress("/tmp/home", "/src/p") },
        { "dir:/tmp/a:b", new DirectoryAddress("/tmp/a:b", null) },
    };

    [Theory]
    [MemberData(nameof(Valid))]
    public void An_address_is_understood_and_its_text_means_the_same(string text, TargetAddress expected)
    {
        Assert.Equal(expected, TargetAddress.Parse(text));
        Assert.Equal(expected, TargetAddress.Parse(expected.ToString()));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("-oProxyCommand=x", "'-'")]
    [InlineData("host:/path", "':'")]
    [InlineData("me@host", "'@'")]
    [InlineData("ssh:", "host is missing")]
    [InlineData("ssh:@host", "user is missing")]
    [InlineData("ssh:me@", "host is missing")]
    [InlineData("ssh:-oProxyCommand=x", "starts with '-'")]
    [InlineData("ssh:-x@host", "starts with '-'")]
    [InlineData("ssh:[-x]", "starts with '-'")]
    [InlineData("ssh://-x:22/", "starts with '-'")]
    [InlineData("ssh:a b", "character")]
    [InlineData("ssh:a\tb", "character")]
    [InlineData("ssh:a\u0007", "character")]
    [InlineData("ssh:a;reboot", "character")]
    [InlineData("ssh:$(reboot)", "character")]
    [InlineData("ssh:m e@host", "character")]
    [InlineData("ssh:me:secret@host", "password")]
    [InlineData("ssh:host:relative", "not absolute")]
    [InlineData("ssh:host:", "not absolute")]
    [InlineData("ssh:host:22", "long form")]
    [InlineData("ssh:host/path", "':' is missing")]
    [InlineData("ssh:::1", "host is missing")]
    [InlineData("ssh:[::1", "']'")]
    [InlineData("ssh:[::1]x", "']'")]
    [InlineData("ssh://host:0/", "65535")]
    [InlineData("ssh://host:65536", "65535")]
    [InlineData("ssh://host:x/src", "65535")]
    [InlineData("dir:", "missing")]
    [InlineData("dir::/src", "missing")]
    [InlineData("ssh:host:/a\0b", "NUL")]
    [InlineData("ssh:h%h", "character")]
    [InlineData("ssh://me@h%p:22/", "character")]
    public void What_is_no_address_is_refused_with_the_reason(string text, string reason)
    {
        SyncException refusal = Assert.Throws<SyncException>(() => TargetAddress.Parse(text));

        Assert.Equal(FailureKind.Usage, refusal.Kind);
        Assert.Contains(reason, refusal.Why, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.WhatToDo);
    }
}
