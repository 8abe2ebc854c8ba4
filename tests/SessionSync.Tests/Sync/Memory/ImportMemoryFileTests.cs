using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Memory;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Memory;

public sealed class ImportMemoryFileTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    private string MemoryPath => _scratch.At("memory/imports");

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("plain", 5L)]
    [InlineData("odd \u001f \n \\s name", null)]
    [InlineData("", long.MinValue)]
    public void What_was_saved_is_loaded(string text, long? settled)
    {
        var key = new SessionKey(new AgentId("opencode"), "ses_" + text);
        var signature = new ImportSignature(3, text, 7, "prt_" + text);
        var saved = new ImportMemory(
            text, "there " + text, settled, 4, ImmutableDictionary<SessionKey, ImportBaseline>.Empty.Add(key, new ImportBaseline(signature, null, signature)))
        {
            Older = 9,
        };

        new ImportMemoryFile(MemoryPath).Save(saved);

        ImportMemory loaded = new ImportMemoryFile(MemoryPath).Load();
        Assert.Equal(saved with { Sessions = loaded.Sessions }, loaded);
        Assert.Equal(saved.Sessions[key], loaded.Sessions[key]);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(MemoryPath));
    }

    [Fact]
    public void A_memory_that_is_missing_or_damaged_is_empty()
    {
        var file = new ImportMemoryFile(MemoryPath);
        Assert.Same(ImportMemory.Empty, file.Load());

        var key = new SessionKey(new AgentId("opencode"), "ses_1");
        file.Save(new ImportMemory("a", "b", 1, 1, ImmutableDictionary<SessionKey, ImportBaseline>.Empty.Add(key, new ImportBaseline(new ImportSignature(1, "m", 2, "p"), null))));
        string whole = File.ReadAllText(MemoryPath);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllText(MemoryPath, whole[..length]);
            Assert.Same(ImportMemory.Empty, file.Load());
        }
    }
}
