using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Agents.Conversations;

/// <summary>What every reader does whatever it meets. Readers of lines have <see cref="LineConversationContract"/> as well.</summary>
public abstract class ConversationReaderContract : ConversationReadingContract
{
    [Fact]
    public void A_conversation_that_is_gone_is_told_and_nothing_else()
    {
        FoundConversation found = WriteOne("Hello");
        File.Delete(found.Path);

        Assert.Empty(Read(found, out List<ReadWarning> ofMessages));
        Assert.Equal(0, Facts(found, out List<ReadWarning> ofFacts).Messages);

        Assert.NotEmpty(ofMessages);
        Assert.NotEmpty(ofFacts);
        Assert.Empty(Find(Home));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_conversation_is_told()
    {
        FoundConversation found = WriteOne("Hello");
        File.Delete(found.Path);
        Directory.CreateDirectory(found.Path);

        Assert.Empty(Read(found, out List<ReadWarning> warnings));
        Assert.Equal(0, Facts(found).Messages);

        Assert.NotEmpty(warnings);
        Assert.Empty(Find(Home));
    }

    [Fact]
    public void An_empty_file_is_a_conversation_without_messages_or_none()
    {
        FoundConversation found = WriteOne("Hello");
        File.WriteAllBytes(found.Path, []);

        Assert.Empty(Read(found));
        Assert.Equal(0, Facts(found).Messages);
        Assert.All(Find(Home), conversation => Assert.Empty(Read(conversation)));
    }

    [Fact]
    public void A_link_to_a_file_of_the_same_user_is_followed()
    {
        FoundConversation found = WriteOne("Hello");
        string outside = Elsewhere("outside");
        File.Move(found.Path, outside);
        File.CreateSymbolicLink(found.Path, outside);

        Assert.Equal(["Hello"], Words(Assert.Single(Find(Home))));
    }

    [Fact]
    public void A_link_that_leads_nowhere_or_to_no_file_has_no_conversation()
    {
        FoundConversation found = WriteOne("Hello");
        foreach (string target in (string[])["/nowhere", "/dev/zero", "/dev/null", found.Path, "/"])
        {
            File.Delete(found.Path);
            File.CreateSymbolicLink(found.Path, target);

            Assert.Empty(Find(Home));
        }
    }

    [Fact]
    public void A_folder_that_links_to_itself_ends()
    {
        FoundConversation found = WriteOne("Hello");
        Directory.CreateSymbolicLink(Path.Combine(Path.GetDirectoryName(found.Path)!, "loop"), Path.GetDirectoryName(found.Path)!);

        Assert.Equal([found.Key], Find(Home).Select(conversation => conversation.Key));
    }

    [Fact]
    public void Files_with_odd_names_beside_a_conversation_are_none()
    {
        FoundConversation found = WriteOne("Hello");
        string folder = Path.GetDirectoryName(found.Path)!;
        string extension = Path.GetExtension(found.Path);
        string[] names = ["..." + extension, "line\nbreak" + extension, "\u001b[2J" + extension, extension, "-" + extension, "a b" + extension, "x.tmp", ".hidden" + extension];
        Assert.All(names, name => File.WriteAllText(Path.Combine(folder, name), "no conversation"));

        Assert.Equal([found.Key], Find(Home).Select(conversation => conversation.Key));
        Assert.Equal(["Hello"], Words(found));
    }

    [Fact]
    public void Bytes_without_any_sense_are_told_and_nothing_is_thrown()
    {
        FoundConversation found = WriteOne("Hello");
        byte[] bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        File.WriteAllBytes(found.Path, bytes);

        Assert.Empty(Words(Read(found, out List<ReadWarning> warnings)));
        Assert.Equal(0, Facts(found).Messages);

        Assert.NotEmpty(warnings);
        Assert.All(warnings, warning => Assert.True(warning.Place.Length is > 0 and < 200 && warning.What.Length is > 0 and < 500));
    }

    [Fact]
    public void A_conversation_that_breaks_off_anywhere_has_the_words_before_it() => Assert.All(Expected.Select(expected => expected.Home).Distinct().Take(3), home =>
    {
        string copy = CopyOfFixture(home);
        Assert.All(Find(copy), found =>
        {
            HashSet<string> words = [.. Words(found)];
            byte[] whole = File.ReadAllBytes(found.Path);
            for (int step = 0; step < 40; step++)
            {
                File.WriteAllBytes(found.Path, whole.AsSpan(0, (int)((long)whole.Length * step / 40)));
                Assert.All(Words(found), word => Assert.Contains(word, words));
                Facts(found);
            }

            File.WriteAllBytes(found.Path, whole);
        });
    });

    [Fact]
    public void Many_warnings_of_one_conversation_do_not_flood()
    {
        FoundConversation found = WriteOne("Hello");
        File.WriteAllText(found.Path, string.Concat(Enumerable.Repeat("{broken\n", 20_000)));

        Read(found, out List<ReadWarning> warnings);

        Assert.InRange(warnings.Count, 1, 200);
    }
}
