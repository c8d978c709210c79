using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders.Import;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;
using SmallPrint = Demarc.Cards.Model.Note;

namespace Demarc.Features.Orders.Following;

/// <summary>What followers read. Drawn when it is sent: nothing is said to someone who may not see the order any more, or no longer follows it.</summary>
public sealed class NewsCards(OrderSights sights, News news)
{
    public async ValueTask<Card?> DrawAsync(ViewRef view, Address address, Session session, CancellationToken cancel)
    {
        if (News.NewsOf(view.Subject) is not var (id, since)
            || view.PersonId is null || await session.LoadAsync(Roster.People, view.PersonId, cancel) is not { Gone: false } person
            || await sights.OfAsync(session, person, id, cancel) is not { Follows: true } sight)
        {
            return null;
        }

        var order = sight.Order;
        var changes = order.History.Where(change => change.At >= since && change.From.By != person.Id && ChangeWords.IsNews(change.Field) && ChangeWords.IsFor(sight.Viewer, change.Field)).ToList();
        var notes = order.Notes.Where(note => note.At >= since && note is { IsInternal: false } && note.By != person.Id).ToList();
        if (changes.Count + notes.Count == 0)
        {
            return null;
        }

        return Draw(sight, changes, notes, Why(order, person));
    }

    /// <param name="why">Why the reader gets it, and how to stop.</param>
    public static Card Draw(OrderSight sight, IReadOnlyList<OrderChange> changes, IReadOnlyList<Note> notes, string why)
    {
        var order = sight.Order;
        var lines = changes.Select(change => Text.Of($"{ChangeWords.Of(change.Field, change.Before, change.After)} ({OrderPhrases.Known(change.From, sight)})"))
            .Concat(notes.Select(note => Text.Of($"{Text.Bold(sight.Viewer.IsStaff ? "Note to the partner" : "Note to you")}: {note.Words} ({sight.NameOf(note.By)})"))).ToList();
        var inShort = changes.Select(change => ChangeWords.Of(change.Field, change.Before, change.After))
            .Concat(notes.Count > 0 ? [Text.Plain($"{(notes.Count == 1 ? "a note" : $"{notes.Count} notes")} to {(sight.Viewer.IsStaff ? "the partner" : "you")}")] : []);
        return new Card("order-news", $"News on {OrderPhrases.Name(order)}", Text.Of($"Order {order.Number} for {order.Customer}: {Text.Join("; ", inShort)}."))
        {
            Tone = OrderPhrases.ToneOf(sight.Health.Rag) is var tone && tone == Tone.Good ? Tone.Neutral : tone,
            Body = [new Bullets(lines), new Paragraph(Text.Of($"{OrderPhrases.WordOf(sight.Health)}: {sight.Health.Words}.")), new SmallPrint(why)],
            Buttons = [new ActionButton($"Open {order.Number}", OrderVerbs.Open, order.Id) { Style = ButtonStyle.Primary }, new ActionButton($"Stop following {order.Number}", OrderVerbs.Unfollow, order.Id)],
        };
    }

    public async ValueTask<Card?> DrawImportAsync(ViewRef view, Address address, Session session, CancellationToken cancel)
    {
        var isUndone = view.Subject.EndsWith("@undone", StringComparison.Ordinal);
        var import = view.Subject[(view.Subject.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('@')[0];
        if (view.PersonId is null || await session.LoadAsync(Roster.People, view.PersonId, cancel) is not { Gone: false } person
            || await session.LoadAsync(ImportNews.All, ImportNews.IdOf(import, person.Id), cancel) is not { } stored
            || await session.LoadAsync(Imports.Records, import, cancel) is not { } record
            || (record.State is ImportState.Undone && !isUndone))
        {
            return null;
        }

        var lines = new List<(Order Order, Text Words)>();
        foreach (var line in stored.Orders)
        {
            if (await sights.OfAsync(session, person, line.Order, cancel) is { Follows: true } sight)
            {
                var changes = line.Changes.Where(change => ChangeWords.IsFor(sight.Viewer, change.Field)).Select(change => isUndone ? ChangeWords.Of(change.Field, change.After, change.Before) : ChangeWords.Of(change.Field, change.Before, change.After));
                lines.Add((sight.Order, Text.Of($"{Text.Bold(sight.Order.Number)} {sight.Order.Customer}: {Text.Join("; ", changes)}")));
            }
        }

        return lines.Count == 0 ? null : DrawImport(record.At, lines, lines.Count + stored.Count - stored.Orders.Count, isUndone);
    }

    /// <param name="lines">The first of the orders, each with what changed on it.</param>
    /// <param name="count">All of them.</param>
    public static Card DrawImport(DateTimeOffset at, IReadOnlyList<(Order Order, Text Words)> lines, int count, bool isUndone) => new(
        "order-import-news", "News on your orders",
        isUndone
            ? Text.Of($"An import of {at} was a mistake and was taken back; {(count == 1 ? "1 order" : $"{count} orders")} you follow {(count == 1 ? "is" : "are")} as before.")
            : Text.Of($"{(count == 1 ? "1 order" : $"{count} orders")} you follow changed with an update of our tracker, {at}."))
    {
        Body =
        [
            new Bullets([.. lines.Select(line => line.Words)]),
            .. count > lines.Count ? [new SmallPrint(Text.Plain($"And {count - lines.Count} more; ask me for \"my orders\"."))] : Array.Empty<Block>(),
            new SmallPrint("You get this since you follow these orders, or are their rep or project manager. Say \"unfollow\" and the number to stop."),
        ],
        Buttons = [.. lines.Take(5).Select(line => new ActionButton($"Open {line.Order.Number}", OrderVerbs.Open, line.Order.Id))],
    };

    string Why(Order order, Person person) => order.Followers.Contains(person.Id) || !news.Follows(order, person.Id)
        ? $"You get this since you follow the order. Say \"unfollow {order.Number}\" to stop."
        : person.Id == order.Rep ? $"You get this since you are its rep. Say \"unfollow {order.Number}\" to stop."
        : $"You get this since you look after the order. Say \"unfollow {order.Number}\" to stop.";
}
