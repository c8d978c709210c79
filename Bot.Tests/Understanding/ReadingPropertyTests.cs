using CsCheck;
using Demarc.Understanding;
using Demarc.Understanding.Words;

namespace Demarc.Tests.Understanding;

/// <summary>Whatever is written is read: without a throw, in time that grows with its length, and with entities that stand where they say.</summary>
public sealed class ReadingPropertyTests
{
    const int Length = 20_000;

    static readonly string[] Pieces =
    [
        "48213", "#55120", "pon KLM00219", "70/KGGS/123456//PT", "12.QSZX.123456..NJ", "(312) 555-0142", "312-555-0100 thru 0119", "acct 0123 456 789", "ESC-104", "KA-03", "jep 1U", "E17A", "D/TSENT", "at&t", "Level 3",
        "blue heron", "bluheron dental", "maria", "12/2", "next tues", "after thanksgiving", "dec 3 to 5", "$1,250.00", "1.2k", "12 seats", "8:30 central", "400 Oak Street, Chicago IL 60614", "urgent", "status", "escalate", "what is a", "and", "also",
        ".", "?", "!", "\n", ",", "/", "-", "(", ")", "'", "\"", "é", "👍", "你", "\u200B", "\uD83D", "\u0000", "  ", "the", "no,", "it's", "customer's", "1", "0", "<", "&#x", "%", "@", "ﬁ", "１２",
    ];

    static readonly Gen<string> Message = Gen.OneOf(
        Gen.Select(Gen.Int[0, Pieces.Length - 1], Gen.Bool).Array[0, 25].Select(parts => string.Concat(parts.Select(part => Pieces[part.Item1] + (part.Item2 ? " " : "")))),
        Gen.String);

    static readonly Gen<Context> Contexts =
        from day in Gen.Int[0, 36_500]
        from focus in Gen.Int[0, 3]
        from slot in Gen.Int[0, 4]
        select new Context(
            new DateOnly(1990, 1, 1).AddDays(day),
            focus switch { 0 => null, 1 => "order", 2 => "escalation", _ => "article" },
            focus switch { 0 => null, 1 => ["48213", "55120"], 2 => ["ESC-104"], _ => [] },
            slot == 0 ? null : "order.status",
            slot switch { 0 => null, 1 => "order_id", 2 => "date", 3 => "level", _ => "reason" },
            slot == 1 ? "order.foc" : null);

    [Fact]
    public void Anything_is_read_and_entities_stand_where_they_say() => Gen.Select(Message, Contexts).Sample(
        (text, context) =>
        {
            var meanings = Desk.Read(text, context);

            Assert.InRange(meanings.Count, 1, 5);
            foreach (var meaning in meanings)
            {
                Assert.InRange(meaning.Confidence, 0, 1);
                Assert.InRange(meaning.Candidates.Count, 0, 3);
                var end = 0;
                foreach (var entity in meaning.Entities)
                {
                    Assert.Equal(entity.Text, text.Substring(entity.Start, entity.Length));
                    Assert.True(entity.Start >= end, $"{entity.Text} overlaps in {text}");
                    Assert.NotEqual("", entity.Value);
                    end = entity.Start + entity.Length;
                }
            }
        },
        iter: 1500);

    [Fact]
    public void An_id_comes_out_as_it_went_in() =>
        Gen.Select(Gen.Int[10_000, 99_999_999], Gen.Int[0, Slips.Length - 1]).Where(pair => !pair.Item1.ToString("D").StartsWith("20", StringComparison.Ordinal)).Sample(
            (number, slip) =>
            {
                var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, Slips[slip], number);

                Assert.Equal(number.ToString("D"), Desk.Read(text)[0].First(EntityKind.OrderId));
            },
            iter: 800);

    static readonly string[] Slips = ["status of {0}", "wheres order {0} at??", "#{0} pls", "escelate {0}!!", "{0}", "any updte on {0}, customer is calling", "({0}) foc?"];

    [Fact]
    public void Reading_twice_reads_the_same() => Message.Sample(
        text => Assert.Equal(Show(Desk.Read(text)), Show(Desk.Read(text))),
        iter: 200);

    public static TheoryData<string> Bait =>
    [
        "a", "1", "1/", "a.", "/", "(", "((((312) ", "12/2-", "a/b.c-", "48213 ", "order ", "and also ", "what is a foc? ", "\"", "' ", "éé", "👍", "你好", "\uD83D", "1.1.1.", "312-555-0142 ", "next next ", "dec ", "$1,", "esc-", "pon ", "70/KGGS/123456//", "blueherondental ", "xqzjvk ",
        "zzzzzzzzzz", "a-", "0000000000", "<at>", "\n", ", when is it", "not ", "\u200B", "ﬃ", "K\u0301",
    ];

    [Theory]
    [MemberData(nameof(Bait))]
    public void Twenty_thousand_characters_of_bait_are_read_at_once(string bait)
    {
        var text = string.Concat(Enumerable.Repeat(bait, (Length / bait.Length) + 1))[..Length];
        Assert.InRange(Undisturbed.Of(() => Desk.Read(text), TimeSpan.FromSeconds(1)), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("status of 48213 and what is a foc? ")]
    [InlineData("12/2-12/5 (312) 555-0142, 70/KGGS/123456//PT ")]
    [InlineData("a/b.c-1 ")]
    [InlineData("xqzjvk blueherondentl ")]
    public void Twice_the_text_takes_about_twice_the_time(string piece)
    {
        TimeSpan Fastest(int length)
        {
            var text = string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];
            return Undisturbed.Of(() => Desk.Read(text), TimeSpan.Zero);
        }

        _ = Fastest(Length / 4);
        var (some, more) = (Fastest(Length / 4), Fastest(Length));

        Assert.True(more < (some * 10) + TimeSpan.FromMilliseconds(60), $"{Length / 4} characters: {some.TotalMilliseconds:0} ms, {Length}: {more.TotalMilliseconds:0} ms");
    }

    [Fact]
    public void What_lies_beyond_the_longest_message_is_not_read()
    {
        var meanings = Desk.Read(new string('x', NormalText.Longest) + " status of 48213");

        Assert.DoesNotContain(meanings.SelectMany(meaning => meaning.Entities), entity => entity.Kind == EntityKind.OrderId);
    }

    [Fact]
    public void Near_words_are_those_a_plain_comparison_finds() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 3, 10].Array[1, 40], Gen.String[Gen.Char['a', 'd'], 3, 10]).Sample(
            (words, word) =>
            {
                var near = new NearWords();
                Array.ForEach(words, near.Add);

                var expected = words.Distinct().Where(other => EditDistance.Of(word, other, 9) <= EditDistance.Tolerance(Math.Min(word.Length, other.Length)));
                Assert.Equal(expected.Order(StringComparer.Ordinal), near.Near(word).Select(found => found.Word).Order(StringComparer.Ordinal));
            },
            iter: 500);

    static string Show(IReadOnlyList<Meaning> meanings) =>
        string.Join('|', meanings.Select(meaning => $"{meaning.Intent} {meaning.Confidence:R} {meaning.Article} {string.Join(',', meaning.Entities.Select(entity => entity.ToString()))}"));
}
