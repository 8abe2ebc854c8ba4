namespace SessionSync.IntegrationTests.Failures;

/// <summary>An agent that talks without end: appends a numbered line to a file every few milliseconds.</summary>
internal sealed class BusyWriter : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writing;
    private int _written;

    public BusyWriter(string file, string name)
    {
        _writing = Task.Run(async () =>
        {
            while (!_stop.IsCancellationRequested)
            {
                await File.AppendAllTextAsync(file, Line(name, _written) + "\n");
                _written++;
                await Task.Delay(3);
            }
        });
        Name = name;
    }

    public string Name { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _writing;
        _stop.Dispose();
    }

    /// <summary>Every line that was written is in the file, whole and in order.</summary>
    public void AssertNothingLost(string file)
    {
        Assert.True(_written > 20, $"{Name} wrote only {_written} lines");
        Assert.Equal(
            Enumerable.Range(0, _written).Select(number => Line(Name, number)),
            File.ReadLines(file).Where(line => line.Contains($"\"{Name}\"", StringComparison.Ordinal)).ToList());
    }

    private static string Line(string name, int number) =>
        $$"""{"type":"user","content":"{{new string('x', number % 300)}}","uuid":"{{name}}-{{number}}","writer":"{{name}}","timestamp":"2026-01-02T03:04:05.000Z"}""";
}
