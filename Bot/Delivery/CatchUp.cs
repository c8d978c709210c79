using Demarc.Cards.Model;
using Demarc.Storage;

namespace Demarc.Delivery;

/// <summary>One message for the many that an outage or quiet hours held up: nobody wants forty old cards at once.</summary>
static class CatchUp
{
    const int MostShown = 20;
    const int MostButtons = 6;

    public static Outgoing Row(IReadOnlyList<Outgoing> late, DateTimeOffset now)
    {
        var first = late[0];
        return Sending.Row($"catch-up:{first.Id}:{now.UtcTicks}", first.Address, now) with
        {
            Covers = [.. late.SelectMany(row => row.Covers ?? [row.Id])],
            Importance = late.Max(row => row.Importance),
            Reader = first.Reader,
            PersonId = first.PersonId,
        };
    }

    /// <summary>What the row says, as things are now: of a catch-up, what each of its rows says.</summary>
    public static async ValueTask<Card?> DrawAsync(Outgoing row, Registry registry, Session session, CancellationToken cancel)
    {
        if (row.Covers is null)
        {
            return await OneAsync(row, registry, session, cancel);
        }

        var covered = await CoveredAsync(row, session, cancel);
        var news = new List<(Outgoing Row, Card Card)>();
        foreach (var one in Newest(covered))
        {
            if (await OneAsync(one, registry, session, cancel) is { } card)
            {
                news.Add((one, card));
            }
        }

        return news switch
        {
            [] => null,
            [var only] => only.Card,
            _ => Draw(news, covered.Min(one => one.CreatedAt)),
        };
    }

    /// <summary>The words are said, so they need not be kept.</summary>
    public static async Task ForgetAsync(Outgoing row, Session session, CancellationToken cancel)
    {
        foreach (var covered in row.Covers is null ? [] : await CoveredAsync(row, session, cancel))
        {
            session.Save(Outbox.Rows, covered with { Card = null });
        }
    }

    static async ValueTask<Card?> OneAsync(Outgoing row, Registry registry, Session session, CancellationToken cancel) =>
        row.View is not { } view ? row.Card
        : registry.View(view.View) is { } draw ? await draw(view, row.Address, session, cancel)
        : null;

    static async Task<List<Outgoing>> CoveredAsync(Outgoing row, Session session, CancellationToken cancel)
    {
        var covered = new List<Outgoing>();
        foreach (var id in row.Covers!)
        {
            if (await session.LoadAsync(Outbox.Rows, id, cancel) is { } one)
            {
                covered.Add(one);
            }
        }

        return covered;
    }

    /// <summary>Of several about one thing the newest; what must be acted on first.</summary>
    static IEnumerable<Outgoing> Newest(IEnumerable<Outgoing> rows) => rows
        .GroupBy(row => row.Topic ?? row.View?.Subject ?? row.Id)
        .Select(about => about.MaxBy(row => row.Sequence)!)
        .OrderByDescending(row => row.Importance == Importance.MustArrive)
        .ThenBy(row => row.Sequence);

    static Card Draw(List<(Outgoing Row, Card Card)> news, DateTimeOffset since)
    {
        var shown = news.Take(MostShown).ToList();
        var rest = news.Count - shown.Count;
        return new Card("catch-up", "What you missed", Text.Of($"{news.Count} messages since {since} could not reach you when they should have. Here they are as things stand now."))
        {
            Body =
            [
                new Bullets([.. shown.Select(one => Line(one.Card))]),
                .. rest > 0 ? [new Note(Text.Plain($"And {rest} more. Ask me about an order or an escalation for the rest."))] : Array.Empty<Block>(),
            ],
            Buttons = [.. shown.Select(one => one.Row.View).OfType<ViewRef>().Select(Open).DistinctBy(button => button.Says).Take(MostButtons)],
        };
    }

    static Text Line(Card card) => card.Title.Length == 0 ? card.Summary : Text.Bold(card.Title) + ": " + card.Summary;

    // Subjects are "kind:id"; asking for them in words opens the card with its buttons. What follows an "@" tells one card of it from another.
    static AskButton Open(ViewRef view)
    {
        var subject = view.Subject.Split('@')[0];
        var id = subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return new AskButton($"Show {id}", $"show {subject.Replace(':', ' ')}");
    }
}
