using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Markdig;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>What a card says, and what can be seen of it in a rendering; compared without spaces, which every client sets its own way.</summary>
static class Seen
{
    static readonly string[] Shown = ["text", "title", "altText", "label", "placeholder"];
    static readonly string[] ReadAsMarkdown = ["TextBlock"];

    /// <summary>All of a rendering's visible words in one string.</summary>
    public static string In(JsonNode json) => Bare(string.Concat(Strings(json)));

    public static string In(string plainText) => Bare(plainText);

    public static string Bare(string words) => string.Concat(words.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>The words that must be found in every rendering, as they look when they are harmless.</summary>
    public static IEnumerable<string> Words(GalleryCase one, RenderContext context) =>
        (one.Card is { } card ? Of(card, context) : Of(one.Form!, context)).Select(words => Bare(Visible.Inert(words))).Where(words => words.Length > 0).Distinct(StringComparer.Ordinal);

    static IEnumerable<string> Of(Card card, RenderContext context) =>
    [
        card.Title,
        .. Of(card.Summary, context),
        .. card.Body.SelectMany(block => Of(block, context)),
        .. card.Citations.SelectMany(citation => new[] { citation.Title, citation.Detail }),
        .. card.Buttons.SelectMany(button => new[] { button.Label, button is ActionButton { Confirm: { } confirm } ? confirm : "" }),
    ];

    static IEnumerable<string> Of(Form form, RenderContext context) =>
    [
        form.Title,
        form.SubmitLabel,
        .. Of(form.Intro, context),
        .. form.Errors.Select(error => error.Message),
        .. form.Fields.SelectMany(field => new[] { field.Label, field.Hint ?? "" }),
        .. form.Fields.OfType<ChoiceField>().SelectMany(field => field.Choices).Select(choice => choice.Label),
    ];

    static IEnumerable<string> Of(Block block, RenderContext context) => block switch
    {
        Paragraph paragraph => Of(paragraph.Text, context),
        Note note => Of(note.Text, context),
        Bullets bullets => bullets.Items.SelectMany(item => Of(item, context)),
        Facts facts => facts.Items.SelectMany(fact => Of(fact.Value, context).Prepend(fact.Label)),
        Table table => [table.Caption, .. table.Rows.SelectMany(row => row.Take(table.Columns.Count)).SelectMany(cell => Of(cell, context))],
        Progress progress => [progress.Label, $"{Math.Clamp(progress.Done, 0, Math.Max(0, progress.Total))} of {progress.Total}"],
        Badge badge => [badge.Word],
        Picture picture => [picture.Alt],
        Section section => section.Body.SelectMany(inner => Of(inner, context)).Prepend(section.Title),
        Divider => [],
        _ => throw new InvalidOperationException($"{block.GetType().Name}: say here which words of it must be seen."),
    };

    static IEnumerable<string> Of(Text text, RenderContext context)
    {
        var moments = new Moments(context.Reader, context.Now);
        return text.Spans.Select(span => span switch
        {
            Plain plain => plain.Value,
            Link link => link.Label,
            LocalTime time => moments.Write(time),
            CalendarDate date => moments.Write(date.Date),
            Mention mention => context.Mention?.Invoke(mention.PersonId)?.Name ?? mention.Name,
            _ => throw new InvalidOperationException($"{span.GetType().Name}: say here which words of it must be seen."),
        });
    }

    static IEnumerable<string> Strings(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                return array.SelectMany(Strings);
            case JsonObject element:
                var isMarkdown = IsMarkdown(element);
                var own = Shown.Select(name => element[name]).OfType<JsonValue>().Where(value => value.GetValueKind() == System.Text.Json.JsonValueKind.String)
                    .Select(value => isMarkdown ? Unmarked(value.GetValue<string>()) : value.GetValue<string>());
                return own.Concat(element.Where(member => member.Value is JsonArray or JsonObject).SelectMany(member => Strings(member.Value)));
            default:
                return [];
        }
    }

    static bool IsMarkdown(JsonObject element) => element["type"]?.GetValue<string>() is { } type ? ReadAsMarkdown.Contains(type) : IsDrawnChoice(element);

    // The choices of a drop-down are its client's own plain text; those drawn one below the other are read as Markdown.
    static bool IsDrawnChoice(JsonObject element) =>
        element.Parent?.Parent is JsonObject choices && (choices["style"]?.GetValue<string>() == "expanded" || choices["isMultiSelect"] is not null);

    static string Unmarked(string markdown) => Markdown.ToPlainText(markdown.Replace("<at>", "", StringComparison.Ordinal).Replace("</at>", "", StringComparison.Ordinal));
}
