using Demarc.Cards.Model;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>The hostile strings in every place a string can stand.</summary>
public sealed class HostileSamples : IGalleryProvider
{
    /// <summary>Kept as files: Markdown, mentions, addresses. The others would only be long.</summary>
    static readonly int[] Golden = [0, 5, 9];

    public IEnumerable<GalleryCase> Cases() => Hostile.Strings.SelectMany((text, i) => new[]
    {
        GalleryCase.Of($"hostile.{i:00}", CardOf(text)) with { IsGolden = Golden.Contains(i) },
        GalleryCase.Of($"hostile.{i:00}.form", FormSamples.Of(text)) with { IsGolden = i == 0 },
    });

    static Card CardOf(string text) => new("hostile", text, Text.Plain(text))
    {
        Tone = Tone.Bad,
        Body =
        [
            new Paragraph(text),
            new Paragraph(Text.Bold(text) + Text.Italic(text) + Text.Code(text)),
            new Paragraph(Text.Mention("ana", text) + " " + text + Text.Bold(text)),
            new Paragraph(Text.Mention("nobody", text)),
            new Paragraph(Text.Link(text, "https://safe.example/") + Text.Link(text, text)),
            new Note(text),
            new Bullets([text]),
            new Facts([new(text, text)]),
            new Table(text, [text, "b"], [[text, text]]),
            new Table(text, [text, "b", "c", "d"], [[text, text, text, text]]),
            new Progress(text, 1, 2),
            new Badge(text, Tone.Good),
            new Picture("https://safe.example/x.png", text),
            new Picture(text, text),
            new Section(text, [new Paragraph(text)], Tone.Warning),
        ],
        Citations = [new(text, text), new(text, text, text)],
        Buttons =
        [
            new ActionButton(text, "sample.verb", "subject", 1, Confirm: text),
            new FormButton(text, "sample.form", "subject"),
            new AskButton(text, text),
            new LinkButton(text, "https://safe.example/"),
            new LinkButton(text, text),
        ],
    };
}
