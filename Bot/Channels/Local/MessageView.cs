using System.Text.Json.Nodes;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Cards.Render.PlainText;

namespace Demarc.Channels.Local;

/// <summary>A message as the page is told of it. Words of people are words here too: the page shows them as text, never as markup.</summary>
/// <param name="From">Null: the bot.</param>
sealed record MessageView(
    string Id,
    string In,
    string? Thread,
    string? ReplyTo,
    long Place,
    long Change,
    DateTimeOffset At,
    AuthorView? From,
    string? Text,
    IReadOnlyList<FileView> Files,
    CardView? Card,
    int Updates,
    bool IsGone,
    IReadOnlyDictionary<string, string> Votes,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Reactions)
{
    public static MessageView Of(LocalMessage message, DateTimeOffset now) => new(
        message.Id,
        message.Conversation,
        message.Thread,
        message.ReplyTo,
        message.Place,
        message.Change,
        message.At,
        message.From is null ? null : new AuthorView(message.From, Visible.Line(message.FromName)),
        message.Text is null ? null : Visible.Clean(message.Text),
        [.. message.Files.Select(file => new FileView(Visible.Line(file.Name), file.Size ?? 0))],
        message.Card is null ? null : CardView.Of(message.Card, new RenderContext(message.Reader) { Now = now }),
        message.Updates,
        message.IsGone,
        message.Votes,
        message.Reactions);
}

sealed record AuthorView(string Id, string Name);

sealed record FileView(string Name, long Bytes);

/// <summary>A card: the body as an Adaptive Card, and beside it what the page draws itself because it can do more there: buttons, sources, the question for an opinion.</summary>
/// <param name="Summary">All of it in a sentence, for screen readers.</param>
/// <param name="Adaptive">Without buttons and sources.</param>
/// <param name="Plain">The same as words, for a page without the card renderer.</param>
/// <param name="Line">A card that is one sentence and no more: it needs no frame. Null for any other.</param>
sealed record CardView(
    string Name,
    string Title,
    string Summary,
    Tone Tone,
    JsonObject Adaptive,
    string Plain,
    IReadOnlyList<ButtonView> Buttons,
    IReadOnlyList<CitationView> Citations,
    bool AsksForFeedback,
    IReadOnlyList<RunView>? Line)
{
    const int PlainWidth = 64;

    public static CardView Of(Card card, RenderContext context)
    {
        var bare = card with { Buttons = [], Citations = [] };
        return new CardView(
            card.Name,
            Visible.Line(card.Title),
            AdaptiveCardRenderer.Summary(card, context),
            card.Tone,
            AdaptiveCardRenderer.Render(bare, context).Payload,
            PlainTextRenderer.Render(bare, context, PlainWidth).Payload,
            [.. card.Buttons.Select(ButtonView.Of)],
            [.. card.Citations.Select(CitationView.Of)],
            card.AsksForFeedback,
            IsLine(card) ? RunView.Of(card.Summary, context.Reader, context.Now) : null);
    }

    static bool IsLine(Card card) => string.IsNullOrWhiteSpace(card.Title) && card.Body.Count == 0 && card.Citations.Count == 0 && !card.IsGenerated;
}

/// <param name="Kind"><c>action</c>, <c>form</c>, <c>ask</c>, <c>link</c>, or <c>words</c> for a link that must not be one.</param>
/// <param name="Name">Verb of the action, name of the form.</param>
sealed record ButtonView(
    string Kind, string Label, ButtonStyle Style, string? Name = null, string? Subject = null, long? Version = null, string? Confirm = null, string? Says = null, string? Url = null)
{
    public static ButtonView Of(Button button)
    {
        var label = Visible.Line(button.Label) is { Length: > 0 } words ? words : "–";
        return button switch
        {
            ActionButton action => new("action", label, button.Style, action.Verb, action.Subject, action.Version, action.Confirm is null ? null : Visible.Clean(action.Confirm)),
            FormButton form => new("form", label, button.Style, form.Form, form.Subject),
            AskButton ask => new("ask", label, button.Style, Says: Visible.Clean(ask.Says)),
            LinkButton link when WebAddress.Of(link.Url) is { } address => new("link", address.Labelled(label), button.Style, Url: address.Url),
            _ => new("words", label, button.Style),
        };
    }
}

sealed record CitationView(string Title, string Detail, string? Url)
{
    public static CitationView Of(Citation citation)
    {
        var address = WebAddress.Of(citation.Url);
        var title = Visible.Line(citation.Title);
        return new CitationView(address?.Labelled(title) ?? title, Visible.Line(citation.Detail), address?.Url);
    }
}
