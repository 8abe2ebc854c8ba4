using System.Collections.Immutable;
using SessionSync.Model.Conversations;
using static SessionSync.Tests.Agents.ClaudeCode.TranscriptRun;

namespace SessionSync.Tests.Agents.ClaudeCode;

/// <summary>What is made of single records.</summary>
public sealed class TranscriptPartsTests
{
    [Fact]
    public void X1_A_block_that_is_not_known_costs_no_other()
    {
        Message message = Single(Blocks("A", null, "assistant", """{"type":"redacted_thinking","data":"zzz"},{"type":"text","text":"FINAL ANSWER"}"""));

        Assert.Equal([new UnknownPart("redacted_thinking", """{"type":"redacted_thinking","data":"zzz"}"""), new TextPart("FINAL ANSWER")], message.Parts);
    }

    [Fact]
    public void X2_Blocks_keep_their_order()
    {
        Message message = Single(Blocks("A", null, "assistant", """{"type":"text","text":"first"},{"type":"tool_use","id":"t","name":"Bash","input":{"command":"ls"}},{"type":"text","text":"then"}"""));

        Assert.Equal([new TextPart("first"), new ToolCallPart("t", "Bash", """{"command":"ls"}"""), new TextPart("then")], message.Parts);
    }

    [Fact]
    public void S4_A_picture_in_a_tools_answer_and_its_error_are_kept()
    {
        using TranscriptRun run = Of(Blocks(
            "A",
            null,
            "user",
            """{"type":"tool_result","tool_use_id":"t","is_error":true,"content":[{"type":"text","text":"seen"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"aGk="}},{"type":"text","text":"too"}]}"""));

        Assert.Equal([new ToolResultPart("t", "seen\ntoo", IsError: true), new ImagePart("image/png", "aGk=")], Assert.Single(run.Messages).Parts);
        Assert.Equal(0, run.Facts.Messages);
    }

    [Fact]
    public void A_file_nested_in_files_a_hundred_thousand_deep_costs_only_its_text()
    {
        string nested = string.Concat(Enumerable.Repeat("{\"file\":", 100_000)) + "1" + new string('}', 100_000);
        using TranscriptRun run = Of(
            Said("A", null),
            $$$"""{"type":"attachment","uuid":"B","parentUuid":"A","attachment":{"type":"file","filename":"/a.txt","content":{{{nested}}}}}""");

        Assert.Equal(["A", "/a.txt"], run.Messages.SelectMany(message => message.Parts).Select(part => part is AttachmentPart file ? file.Name : ((TextPart)part).Text));
    }

    [Fact]
    public void S1_A_record_without_a_time_changes_no_time()
    {
        using TranscriptRun run = Of(Said("A", null), """{"type":"summary","summary":"Of A","leafUuid":"A"}""", """{"type":"custom-title","customTitle":"Mine","sessionId":"x"}""");

        Assert.Equal(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero), run.Facts.LastMessageAt);
    }

    [Fact]
    public void S3_Ids_of_messages_are_unique_whatever_summaries_name()
    {
        using TranscriptRun run = Of(Said("A", null), """{"type":"summary","summary":"Of A","leafUuid":"A"}""", Said("B", "A", "assistant"));

        Assert.Equal(["A", "B"], run.Messages.Select(message => message.Id));
        Assert.Equal("Of A", run.Facts.Title);
    }

    [Theory]
    [InlineData("2026-03-04T05:06:07.000Z")]
    [InlineData("2026-03-04T05:06:07+00:00")]
    [InlineData("2026-03-04T07:06:07.000+02:00")]
    [InlineData("2026-03-04T05:06:07")]
    public void S28_An_instant_is_the_same_in_all_its_spellings(string written)
    {
        using TranscriptRun run = Of(Said("A", null).Replace("2026-03-04T05:06:07.000Z", written, StringComparison.Ordinal));
        var instant = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

        Assert.Equal((instant, instant), (run.Messages[0].At, run.Facts.LastMessageAt));
        Assert.Equal(TimeSpan.Zero, run.Messages[0].At!.Value.Offset);
    }

    [Fact]
    public void A_picture_and_a_document_of_a_person_are_kept()
    {
        Message message = Single(Blocks(
            "A",
            null,
            "user",
            """{"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"eA=="}},{"type":"document","title":"notes","source":{"type":"text","media_type":"text/plain","data":"words"}}"""));

        Assert.Equal([new ImagePart("image/jpeg", "eA=="), new AttachmentPart("notes", "words")], message.Parts);
        Assert.True(message.IsSpoken);
    }

    [Fact]
    public void What_the_client_says_in_a_persons_name_is_not_spoken()
    {
        string[] written =
        [
            "<command-name>/compact</command-name>", "<local-command-stdout>done</local-command-stdout>", "<task-notification>", "<system-reminder>x", "<ide_opened_file>",
            "[Request interrupted by user]",
        ];

        Assert.All(written, text => Assert.True(Single(Said("A", null).Replace("\"content\":\"A\"", $"\"content\":\"\\n {text}\"", StringComparison.Ordinal)).IsMeta));
        Assert.True(Single(Said("A", null, "user", "\"isMeta\":true,")).IsMeta);
        Assert.True(Single(Said("A", null, "user", "\"promptSource\":\"system\",")).IsMeta);
        Assert.True(Single(Said("A", null, "user", "\"isVisibleInTranscriptOnly\":true,")).IsMeta);
    }

    [Fact]
    public void A_reminder_beside_a_tools_answer_hides_neither_the_answer_nor_what_a_person_typed()
    {
        using TranscriptRun run = Of(Blocks(
            "A", null, "user", """{"type":"tool_result","tool_use_id":"t","content":"out"},{"type":"text","text":"<system-reminder>be brief</system-reminder>"},{"type":"text","text":"do that instead"}"""));
        ImmutableArray<Message> messages = run.Messages;

        Assert.Equal([new TextPart("<system-reminder>be brief</system-reminder>")], Assert.Single(messages, message => message.IsMeta).Parts);
        Assert.Equal([null, "A"], messages.Select(message => message.Id));
        Assert.Equal([new ToolResultPart("t", "out"), new TextPart("do that instead")], Assert.Single(messages, message => message.IsSpoken).Parts);
        Assert.Equal(1, run.Facts.Messages);
    }

    [Fact]
    public void What_the_client_answers_itself_is_a_notice_and_not_the_models()
    {
        using TranscriptRun run = Of(
            Said("A", null), Blocks("B", "A", "assistant", """{"type":"text","text":"API Error: 400"}""", "\"model\":\"<synthetic>\",").Replace("{\"parentUuid", "{\"isApiErrorMessage\":true,\"parentUuid", StringComparison.Ordinal));

        Assert.Equal((Role.System, null), (run.Messages[1].Role, run.Messages[1].Model));
        Assert.Equal((1, null), (run.Facts.Messages, run.Facts.Model));
    }

    [Fact]
    public void What_is_typed_while_the_model_is_busy_is_spoken()
    {
        using TranscriptRun run = Of(
            Said("A", null), """{"type":"attachment","uuid":"Q","parentUuid":"A","attachment":{"type":"queued_command","prompt":"and then this","commandMode":"prompt"}}""", Said("B", "Q", "assistant"));

        Assert.Equal("A and then this B", run.Words);
        Assert.Equal(3, run.Facts.Messages);
    }

    [Fact]
    public void A_file_is_an_attachment_and_the_clients_context_is_not_a_persons()
    {
        using TranscriptRun run = Of(
            Said("A", null),
            """{"type":"attachment","uuid":"F","parentUuid":"A","attachment":{"type":"file","filename":"/w/a.txt","displayPath":"a.txt","content":{"type":"text","file":{"filePath":"/w/a.txt","content":"inside"}}}}""",
            """{"type":"attachment","uuid":"E","parentUuid":"F","attachment":{"type":"environment"},"rendered":[{"content":"context"}]}""");

        Assert.Equal([new AttachmentPart("a.txt", "inside"), new AttachmentPart("environment", "context")], run.Messages.Skip(1).SelectMany(message => message.Parts));
        Assert.Equal([false, true], run.Messages.Skip(1).Select(message => message.IsMeta));
        Assert.Equal(1, run.Facts.Messages);
    }

    [Fact]
    public void Blank_text_of_a_model_is_nothing()
    {
        using TranscriptRun run = Of(Said("A", null), Blocks("B", "A", "assistant", """{"type":"text","text":"\n\n"},{"type":"thinking","thinking":"","signature":"x"}"""));

        Assert.Equal(["A"], run.Messages.Select(message => message.Id));
        Assert.Equal(1, run.Facts.Messages);
    }

    [Fact]
    public void One_answer_in_many_records_is_paid_for_once_and_its_last_record_says_so()
    {
        string Answer(int output) => $$"""{"id":"msg_1","usage":{"input_tokens":7,"cache_read_input_tokens":100,"cache_creation_input_tokens":50,"output_tokens":{{output}}},""";
        using TranscriptRun run = Of(
            Said("A", null),
            Blocks("B", "A", "assistant", """{"type":"text","text":"B"}""", Answer(1)[1..]),
            Blocks("C", "B", "assistant", """{"type":"text","text":"C"}""", Answer(9)[1..]));

        Assert.Equal(new TokenUsage(7, 9, 100, 50), run.Facts.Tokens);
        Assert.Equal([null, null, new TokenUsage(7, 9, 100, 50)], run.Messages.Select(message => message.Tokens));
    }

    private static Message Single(string line)
    {
        using TranscriptRun run = Of(line);
        Message message = Assert.Single(run.Messages);
        Assert.Equal(message.IsSpoken ? 1 : 0, run.Facts.Messages);
        return message;
    }
}
