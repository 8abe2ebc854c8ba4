using Spectre.Console;
using Spectre.Console.Rendering;

namespace SessionSync.Cli.Output;

/// <summary>How long a bar's work will still take. Nothing is said before there is a rate to tell it by, nor where that is no help.</summary>
internal sealed class RemainingTime : ProgressColumn
{
    private static readonly TimeSpan s_firstGuess = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(24);

    protected override bool NoWrap => true;

    public override IRenderable Render(Spectre.Console.Rendering.RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Text(Of(task.Value, task.ElapsedTime, task.RemainingTime)) { Overflow = Overflow.Ellipsis };

    public static string Of(double done, TimeSpan? elapsed, TimeSpan? remaining) =>
        done > 0 && elapsed > s_firstGuess && remaining is { } left && left > TimeSpan.Zero && left < s_longest ? $"{Quantity.Duration(left)} left" : "";
}
