using SessionSync.Agents.Contracts;
using SessionSync.Cli;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Output;
using SessionSync.Operations.Syncing;
using SessionSync.Platform;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Browse.Export;

/// <summary>A home with conversations, and a project to export them to; the program runs in-process.</summary>
internal sealed class ExportHome : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public ExportHome() => Directory.CreateDirectory(Project);

    public FakeReader Reader { get; } = new();

    /// <summary>Read instead of the made-up ones.</summary>
    public IConversationReader? RealReader { get; init; }

    public string Path => _folder.Path;

    public string Project => _folder.File("app");

    public string Output => System.IO.Path.Combine(Project, ".sessions");

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    /// <summary>The names of the documents that were made, sorted.</summary>
    public string[] Files => Directory.Exists(Output)
        ? [.. Directory.EnumerateFiles(Output).Select(static file => System.IO.Path.GetFileName(file)).Where(static name => name != ".gitignore").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Adds a conversation of the project.</summary>
    public ExportHome Add(FakeConversation conversation)
    {
        Reader.Add(conversation with { Directory = conversation.Directory == "/w/app" ? Project : conversation.Directory });
        return this;
    }

    public Task<ExitCode> RunAsync(params string[] arguments)
    {
        HostEnvironment host = new(
            Path, _folder.File("config.json"), _folder.File("state"), _folder.File("cache"), Project, static _ => null, IsInputTerminal: false, IsOutputTerminal: false, IsErrorTerminal: false);
        return Application.RunAsync(["export", .. arguments], new Services(
            host, new StandardStreams(() => _out, () => _error), FixedTime.Noon, static (_, _, _) => Task.FromResult(new SyncResult(null)))
        {
            Readers = () => [RealReader ?? Reader],
        });
    }

    public string Read(int index = 0) => File.ReadAllText(System.IO.Path.Combine(Output, Files[index]));

    public void Dispose()
    {
        _folder.Dispose();
        _out.Dispose();
        _error.Dispose();
    }
}
