using Demarc.Cards.Model;

namespace Demarc.Cards.Render.PlainText;

/// <summary>
/// Cards and forms as words: for the terminal, for notifications and mail, for screen readers, and as what every other rendering is compared with.
/// Everything is there, nothing is shortened; control characters are gone, so nothing a partner typed can move a cursor or colour a terminal.
/// </summary>
public static class PlainTextRenderer
{
    public const int Width = 78;

    public static Rendered<string> Render(Card card, RenderContext context, int width = Width)
    {
        var page = new Page(context, width);
        page.Draw(card);
        return new Rendered<string>(page.ToString(), page.Warnings);
    }

    public static Rendered<string> Render(Form form, RenderContext context, int width = Width)
    {
        var page = new Page(context, width);
        page.Draw(form);
        return new Rendered<string>(page.ToString(), page.Warnings);
    }

    /// <summary>The card in one line: what a phone shows.</summary>
    public static string Summary(Card card, RenderContext context)
    {
        var summary = Visible.Line(PlainWords.Of(card.Summary, new Moments(context.Reader, context.Now)));
        return summary.Length > 0 ? summary : Visible.Line(card.Title);
    }
}
