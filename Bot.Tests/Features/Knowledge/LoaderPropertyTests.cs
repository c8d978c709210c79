using CsCheck;
using Demarc.Cards.Render.PlainText;
using Demarc.Features.Knowledge;
using Demarc.Tests.Cards.Gallery;

namespace Demarc.Tests.Features.Knowledge;

/// <summary>Whatever a file holds, reading it neither throws nor hangs; what is accepted can be drawn.</summary>
public sealed class LoaderPropertyTests
{
    static readonly string[] Odd =
    [
        "---\n", "\n\n", "- ", "  - ", "1. ", "**", "`", "[", "](https://a.example)", "\"", "\\", ": ", " #", "|", "<at>", "\0", "\uD800", "\t", "é", "KA-99", "id:", "null", "#", "**Next:**", "\r",
    ];

    static readonly Gen<string> Mutated =
        from edits in Gen.Select(Gen.Int[0, Known.Sound.Length], Gen.Int[0, 40], Gen.OneOf(Odd), Gen.Int[0, 3]).Array[1, 6]
        select edits.Aggregate(Known.Sound, (text, edit) =>
        {
            var (at, length, odd, kind) = edit;
            at = Math.Min(at, text.Length);
            length = Math.Min(length, text.Length - at);
            return kind switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, odd),
                2 => text.Insert(at, text.Substring(at, length)),
                _ => text.Remove(at, length).Insert(at, odd),
            };
        });

    [Fact]
    public void A_mutated_file_is_read_or_refused_in_words() => Mutated.Sample(
        text =>
        {
            var (articles, findings) = ArticleFiles.Read([("KA-03.md", text)], Known.Intents);

            Assert.True(articles.Count == 1 || findings.Count > 0);
            Assert.All(findings, finding => Assert.True(finding.Wrong.Length > 0 && finding.Cure.Length > 0));
            foreach (var article in articles)
            {
                Assert.NotEmpty(PlainTextRenderer.Render(ArticleCard.Of(article, new DateOnly(2027, 1, 1), []), GalleryTests.Context).Payload);
            }
        },
        iter: 2000);

    [Fact]
    public void Any_text_is_read_or_refused_in_words() => Gen.OneOf(Gen.String, Gen.OneOf(Odd).Array[0, 30].Select(parts => string.Concat(parts))).Sample(
        text => Assert.NotEmpty(ArticleFiles.Read([("KA-03.md", text)], Known.Intents).Findings),
        iter: 1000);

    /// <summary>A table with lost and doubled tabs and lines.</summary>
    [Fact]
    public void A_mutated_table_is_read_or_refused_in_words()
    {
        var sound = Directory.GetFiles(Path.Combine(Known.Folder, "codes")).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);
        var mutated =
            from file in Gen.OneOf(sound.Keys.ToArray())
            from at in Gen.Double[0, 1]
            from odd in Gen.OneOf("\t", "\n", "", "x", "–", "\t\t\t\t", "999999999999", "\0")
            from length in Gen.Int[0, 30]
            select (file, at, odd, length);

        mutated.Sample(
            change =>
            {
                var (tables, findings) = CodeFiles.Read(name =>
                {
                    var text = sound[name];
                    var place = (int)(change.at * text.Length);
                    return name == change.file ? text.Remove(place, Math.Min(change.length, text.Length - place)).Insert(place, change.odd) : text;
                });

                Assert.NotNull(tables.Jeopardy("1c"));
                Assert.All(findings, finding => Assert.Equal(change.file, finding.File));
            },
            iter: 300);
    }

    [Fact]
    public void Any_words_can_be_looked_up() => Gen.String.Null().Sample(
        words =>
        {
            var codes = Known.Base.Codes;
            Assert.NotNull(codes.Jeopardy(words));
            Assert.NotNull(codes.Rejects(words));
            Assert.NotNull(codes.Term(words));
            _ = codes.Field(words, RequestForm.Asr);
            _ = codes.Milestone(words);
            _ = codes.Interval(words);
        },
        iter: 1000);
}
