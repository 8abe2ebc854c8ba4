using System.Collections.Immutable;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>How the built-in client treats the keywords of ssh_config(5). A keyword that is in no list has it decline.</summary>
internal static class ConfigKeywords
{
    /// <summary>The keywords that are obeyed.</summary>
    public static ImmutableHashSet<string> Honoured { get; } =
    [
        "hostname", "port", "user", "identityfile", "identitiesonly", "identityagent", "userknownhostsfile", "globalknownhostsfile", "hostkeyalias",
        "stricthostkeychecking", "connecttimeout", "pubkeyauthentication", "passwordauthentication", "kbdinteractiveauthentication",
        "challengeresponseauthentication", "batchmode", "hashknownhosts", "proxyjump", "proxycommand", "numberofpasswordprompts",
    ];

    /// <summary>The keywords that make no difference to a single command over a connection of its own, or would only allow more than is allowed here.</summary>
    public static ImmutableHashSet<string> Meaningless { get; } =
    [
        "addkeystoagent", "canonicaldomains", "canonicalizefallbacklocal", "canonicalizemaxdots", "canonicalizepermittedcnames", "checkhostip",
        "clearallforwardings", "compression", "connectionattempts", "controlmaster", "controlpath", "controlpersist", "dynamicforward",
        "enableescapecommandline", "escapechar", "exitonforwardfailure", "fingerprinthash", "forkafterauthentication", "forwardagent", "forwardx11",
        "forwardx11timeout", "forwardx11trusted", "gatewayports", "gssapiauthentication", "gssapidelegatecredentials", "gssapikeyexchange",
        "gssapirenewalforcesrekey", "gssapitrustdns", "hostbasedauthentication", "ignoreunknown", "ipqos", "localcommand", "localforward", "loglevel",
        "logverbose", "nohostauthenticationforlocalhost", "obscurekeystroketiming", "permitlocalcommand", "permitremoteopen", "rekeylimit",
        "remotecommand", "remoteforward", "requesttty", "sendenv", "serveralivecountmax", "serveraliveinterval", "sessiontype", "stdinnull",
        "streamlocalbindmask", "streamlocalbindunlink", "syslogfacility", "tcpkeepalive", "tunnel", "tunneldevice", "updatehostkeys", "usekeychain",
        "verifyhostkeydns", "visualhostkey", "xauthlocation",
    ];

    /// <summary>Values that ask for nothing.</summary>
    public static bool AsksForNothing(ConfigLine line) =>
        line.Arguments is [var value] && value.ToLowerInvariant() is ("none" or "no" or "any" or "false");
}
