using SessionSync.Configuration;
using SessionSync.Platform;

namespace SessionSync.Cli.Output;

/// <summary>Chooses how to report, by what was asked for and by what the streams are.</summary>
public static class Reporters
{
    public static ISyncReporter Create(StandardStreams streams, HostEnvironment host, TimeProvider time, ColorMode color, ReportOptions options)
    {
        if (options.IsQuiet)
        {
            return new QuietReporter(Notices(streams, host, color, options.IsJson));
        }

        return options.IsJson
            ? new JsonReporter(streams, new JsonNotices(() => streams.Error), options)
            : new HumanReporter(ProgressView(streams, host, color, options), ResultView(streams, host, time, color, options), streams, options);
    }

    public static INotices Notices(StandardStreams streams, HostEnvironment host, ColorMode color, bool isJson) => isJson
        ? new JsonNotices(() => streams.Error)
        : new TextNotices(() => streams.Error, ColorRules.IsColored(color, host.IsErrorTerminal, host.Variable));

    private static IProgressView ProgressView(StandardStreams streams, HostEnvironment host, ColorMode color, ReportOptions options)
    {
        bool isColored = ColorRules.IsColored(color, host.IsErrorTerminal, host.Variable);
        bool hasBars = host.IsErrorTerminal && !options.IsVerbose && !ColorRules.IsDumb(host.Variable);
        return hasBars
            ? new ProgressBars(streams, isColored)
            : new ProgressLines(streams, new TextNotices(() => streams.Error, isColored), tellsSessions: host.IsErrorTerminal || options.IsVerbose);
    }

    private static IResultView ResultView(StandardStreams streams, HostEnvironment host, TimeProvider time, ColorMode color, ReportOptions options) => host.IsOutputTerminal
        ? new ResultTable(
            streams, time, ColorRules.IsColored(color, host.IsOutputTerminal, host.Variable), ColorRules.IsDumb(host.Variable))
        : new ResultLines(streams, options.IsDryRun);
}
