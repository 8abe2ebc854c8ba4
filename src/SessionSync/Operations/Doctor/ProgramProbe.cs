using System.ComponentModel;
using System.Text;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Operations.Doctor;

/// <summary>Asks programs of this machine, which may be broken: none may take long, and none may say much.</summary>
internal sealed class ProgramProbe(string searchPath)
{
    private const int LongestAnswer = 16 * 1024;
    private const int LongestVersion = 60;

    /// <summary>Some agents need seconds to start, and all are asked at once.</summary>
    private static readonly TimeSpan s_versionLimit = TimeSpan.FromSeconds(10);

    /// <summary>Asks for the version: the first line it says.</summary>
    public async Task<ProgramReport> ReportAsync(string program, string question, CancellationToken cancellationToken)
    {
        if (ProgramPath.Find(program, searchPath) is not { } path)
        {
            return new ProgramReport(program, null, null, null);
        }

        ProgramAnswer? answer = await RunAsync(path, [question], s_versionLimit, [], cancellationToken);
        string said = FirstLine(answer?.Text ?? "");
        return answer switch
        {
            null => new ProgramReport(program, path, null, $"no answer in {s_versionLimit.TotalSeconds:0} seconds"),
            { Code: 0 } when said.Length > 0 => new ProgramReport(program, path, said, null),
            _ => new ProgramReport(program, path, null, $"exit code {answer.Code} {said}".TrimEnd()),
        };
    }

    /// <summary>Null where the program is not there, or did not end in time.</summary>
    public async Task<ProgramAnswer?> AskAsync(
        string program, IReadOnlyList<string> arguments, TimeSpan limit, CancellationToken cancellationToken, params IReadOnlyList<KeyValuePair<string, string?>> environment) =>
        ProgramPath.Find(program, searchPath) is { } path ? await RunAsync(path, arguments, limit, environment, cancellationToken) : null;

    public static string FirstLine(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            string printable = Printable.Line(line).Trim(' ', '*');
            if (printable.Length > 0)
            {
                return printable.Length <= LongestVersion ? printable : printable[..LongestVersion];
            }
        }

        return "";
    }

    private static async Task<ProgramAnswer?> RunAsync(
        string path, IReadOnlyList<string> arguments, TimeSpan limit, IReadOnlyList<KeyValuePair<string, string?>> environment, CancellationToken cancellationToken)
    {
        ChildProcess child;
        try
        {
            child = ChildProcess.Start(path, arguments, environment);
        }
        catch (Win32Exception exception)
        {
            return new ProgramAnswer(-1, exception.Message);
        }

        await using (child)
        {
            child.CloseInput();
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            stop.CancelAfter(limit);
            try
            {
                // A pipe that is being read does not look at the token.
                string output = await ReadAsync(child.Output).WaitAsync(stop.Token);
                int exitCode = await child.WaitAsync(stop.Token);
                return new ProgramAnswer(exitCode, $"{output}\n{child.ErrorText}");
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                child.RequestEnd();
                return null;
            }
        }
    }

    private static async Task<string> ReadAsync(Stream output)
    {
        byte[] buffer = new byte[LongestAnswer];
        int length = await output.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
