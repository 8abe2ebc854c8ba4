using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Tests.Stores.Machines.Wire;

public sealed class ListingParserTests
{
    private static readonly ListingScope s_scope = new([""], ["*.jsonl"], 3, [], []);

    [Fact]
    public void A_listing_is_read_whatever_pieces_it_comes_in()
    {
        byte[] text = "./a/one.jsonl 5 1767225600\n./a/two.jsonl 70 1767225601\n\n./b/three.jsonl 0 1"u8.ToArray();
        string[] expected = ["a/one.jsonl 5", "a/two.jsonl 70", "b/three.jsonl 0"];

        for (int size = 1; size <= text.Length; size++)
        {
            var parser = new ListingParser(s_scope);
            foreach (byte[] piece in text.Chunk(size))
            {
                parser.Add(piece);
            }

            ImmutableArray<ListedFile> files = parser.End();
            Assert.Equal(expected, files.Select(static file => $"{file.Path} {file.Stamp.Size}"));
            Assert.Equal(1767225601, files[1].Stamp.ModifiedSeconds);
        }
    }

    [Fact]
    public void A_line_that_does_not_end_is_refused_long_before_it_is_a_burden()
    {
        var parser = new ListingParser(s_scope);
        byte[] piece = new byte[32 * 1024];
        long taken = 0;

        void AddWithoutEnd()
        {
            for (; ; taken += piece.Length)
            {
                parser.Add(piece);
            }
        }

        Assert.Throws<InvalidDataException>(AddWithoutEnd);

        Assert.InRange(taken, 512 * 1024, 2 * 1024 * 1024);
    }

    [Fact]
    public void A_last_line_without_its_end_that_is_none_is_refused()
    {
        var parser = new ListingParser(s_scope);
        parser.Add("./a/one.jsonl 5"u8);

        Assert.Throws<InvalidDataException>(() => _ = parser.End());
    }
}
