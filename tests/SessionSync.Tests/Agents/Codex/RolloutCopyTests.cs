using System.Text;
using SessionSync.Agents.Codex;
using static SessionSync.Tests.Agents.Codex.CodexSessions;

namespace SessionSync.Tests.Agents.Codex;

public sealed class RolloutCopyTests
{
    private static string Records { get; } = string.Concat(Enumerable.Repeat($"{{\"thread_id\":\"{First}\"}}\r\n", 9000)) + "torn";

    [Fact]
    public async Task A_copy_has_its_own_id_in_the_header_and_every_other_byte_is_the_same()
    {
        string version = Header(First, Demo) + Records;
        Assert.Equal(Header(Second, Demo) + Records, await CopyAsync(version, Second));
    }

    [Fact]
    public async Task A_sub_agent_stays_with_its_conversation_and_a_fork_with_its_origin()
    {
        object more = new { session_id = Third, forked_from_id = Third, history_base = new { thread_id = Third } };
        Assert.Equal(Header(Second, Demo, more), await CopyAsync(Header(First, Demo, more), Second));
    }

    [Theory]
    [InlineData("")]
    [InlineData("torn")]
    [InlineData("\n{\"payload\":{\"id\":\"x\"}}\n")]
    [InlineData("{\"type\":\"session_meta\",\"payload\":7}\n")]
    [InlineData("{\"type\":\"session_meta\",\"payload\":{\"cwd\":\"/x\"}}\n")]
    public async Task Without_a_header_nothing_is_changed(string version) => Assert.Equal(version, await CopyAsync(version, Second));

    private static async Task<string> CopyAsync(string version, string id)
    {
        using var copy = new MemoryStream();
        await new CodexAgent().CopyAsync(Stream(version), id, copy, CancellationToken.None);
        return Encoding.UTF8.GetString(copy.ToArray());
    }
}
