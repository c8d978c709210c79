using Demarc.Cards.Model;

namespace Demarc.Channels;

/// <summary>The people a card names, by our ids of them.</summary>
static class Mentions
{
    /// <summary>A card that names more people than this is a list, and pings nobody beyond.</summary>
    const int Most = 20;

    public static IEnumerable<string> In(Card card) => In(card.Summary).Concat(card.Body.SelectMany(In)).Distinct().Take(Most);

    static IEnumerable<string> In(Block block) => block switch
    {
        Paragraph paragraph => In(paragraph.Text),
        Note note => In(note.Text),
        Bullets bullets => bullets.Items.SelectMany(In),
        Facts facts => facts.Items.SelectMany(fact => In(fact.Value)),
        Table table => table.Rows.SelectMany(row => row.SelectMany(In)),
        Section section => section.Body.SelectMany(In),
        _ => [],
    };

    static IEnumerable<string> In(Text text) => text.Spans.OfType<Mention>().Select(mention => mention.PersonId);
}
