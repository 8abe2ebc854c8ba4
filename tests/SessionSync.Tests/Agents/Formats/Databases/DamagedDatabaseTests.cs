using System.Diagnostics;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Cursor;
using SessionSync.Agents.OpenCode;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Formats.Databases;

/// <summary>Damage where it hurts databases most: in headers, in the lists of cells, in whole pages.</summary>
public sealed class DamagedDatabaseTests : IDisposable
{
    private const int Page = 4096;
    private static readonly TimeSpan s_each = TimeSpan.FromSeconds(1);
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<IConversationReader, string, string> Databases => new()
    {
        { new OpenCodeConversations(), "opencode/db", ".local/share/opencode/opencode.db" },
        { new CursorConversations(), "cursor/v3-headers-key", ".config/Cursor/User/globalStorage/state.vscdb" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Databases))]
    public void Damaged_pages_throw_nothing_and_end(IConversationReader reader, string fixture, string file)
    {
        byte[] whole = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture, file));
        string path = Path.Combine(_folder.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var random = new Random(20261120);
        var clock = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        while (clock.Elapsed < s_each)
        {
            File.WriteAllBytes(path, Damaged(whole, random));
            TimeSpan start = clock.Elapsed;
            foreach (FoundConversation found in reader.Find(new AgentHome(_folder.Path, static _ => null)))
            {
                reader.ReadFacts(found, static _ => { });
                Assert.All(reader.ReadMessages(found, static _ => { }), Assert.NotNull);
            }

            slowest = clock.Elapsed - start > slowest ? clock.Elapsed - start : slowest;
        }

        Assert.True(slowest < TimeSpan.FromSeconds(20), $"The slowest took {slowest}");
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        byte[] bytes = [.. whole];
        int pages = bytes.Length / Page;
        int kind = random.Next(5);
        for (int count = random.Next(1, kind == 0 ? 400 : 40); count > 0; count--)
        {
            int place = kind switch
            {
                0 => random.Next(bytes.Length),
                1 => random.Next(100),
                _ => (random.Next(pages) * Page) + random.Next(200),
            };
            bytes[place] = (byte)random.Next(256);
        }

        if (kind == 4)
        {
            whole.AsSpan(random.Next(pages) * Page, Page).CopyTo(bytes.AsSpan(random.Next(pages) * Page));
        }

        return bytes;
    }
}
