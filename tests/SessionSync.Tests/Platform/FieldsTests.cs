using FsCheck;
using FsCheck.Fluent;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class FieldsTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(1000);
    private static readonly char[] s_characters = ['\\', '\n', '\r', '\u001f', '\0', 'n', 's', 'a', ' ', '\u2028', 'é', '\t'];

    private static Gen<string[]> Lists =>
        from count in Gen.Choose(1, 5)
        from fields in Gen.ArrayOf(Field, count)
        select fields;

    private static Gen<string> Field =>
        from length in Gen.Choose(0, 8)
        from characters in Gen.ArrayOf(Gen.Elements(s_characters), length)
        select new string(characters);

    [Fact]
    public void What_was_joined_is_split_into_the_same_fields() =>
        Check.One(s_config, Prop.ForAll(Lists.ToArbitrary(), fields => Assert.Equal(fields, Fields.Split(Fields.Join(fields)))));

    [Fact]
    public void A_line_never_contains_a_newline() =>
        Check.One(s_config, Prop.ForAll(Lists.ToArbitrary(), fields => !Fields.Join(fields).Contains('\n')));

    [Fact]
    public void Splitting_any_text_at_all_throws_nothing() =>
        Check.One(s_config, Prop.ForAll(Field.ToArbitrary(), text => Fields.Split(text).Length > 0));

    [Fact]
    public void Plain_fields_are_written_as_they_are() => Assert.Equal("a\u001fb c\u001f", Fields.Join("a", "b c", ""));
}
