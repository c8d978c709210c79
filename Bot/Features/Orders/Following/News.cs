using Demarc.Delivery;
using Demarc.Features.Orders.Import;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Following;

/// <summary>
/// Tells those who follow an order what changed on it, once: what comes within a minute comes together, an import comes as one message a person.
/// The message is drawn when it is sent, so whoever may no longer see the order gets nothing.
/// </summary>
public sealed class News(OrderAccess access, IOptions<OrdersOptions> options)
{
    public const string NewsView = "order.news";
    public const string ImportNewsView = "order.import-news";

    /// <summary>Those who asked, and its rep and owner unless they asked not to.</summary>
    public IEnumerable<string> FollowersOf(Order order)
    {
        var rep = options.Value.RepFollows ? order.Rep : null;
        var owner = options.Value.OwnerFollows ? order.Owner : null;
        return order.Followers.Concat(new[] { rep, owner }.OfType<string>()).Distinct().Except(order.Muted);
    }

    public bool Follows(Order order, string personId) => FollowersOf(order).Contains(personId);

    /// <summary>Says that something on the order is new, to all who follow it but the one who did it.</summary>
    public async Task TellAsync(Session session, Order order, string by, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var id in FollowersOf(order).Where(id => id != by))
        {
            if (await session.LoadAsync(Roster.People, id, cancel) is { Gone: false } person && access.MaySee(person, order))
            {
                await TellAsync(session, order, person, now, cancel);
            }
        }
    }

    /// <summary>One message a person for all that an import changed on what they follow.</summary>
    public async Task TellOfImportAsync(Session session, ImportRecord record, DateTimeOffset now, CancellationToken cancel)
    {
        var news = new Dictionary<string, List<ImportNewsOrder>>();
        for (var page = 0; page < record.Pages; page++)
        {
            foreach (var entry in (await session.LoadAsync(Imports.Pages, ImportPage.IdOf(record.Id, page), cancel))?.Orders() ?? [])
            {
                var changes = entry.Changes.Where(change => ChangeWords.IsNews(change.Field)).ToList();
                if (entry.Before is null || changes.Count == 0)
                {
                    continue;
                }

                foreach (var id in FollowersOf(entry.Before).Where(id => id != record.By))
                {
                    (news.TryGetValue(id, out var orders) ? orders : news[id] = []).Add(new ImportNewsOrder(entry.Order, changes));
                }
            }
        }

        foreach (var (id, orders) in news)
        {
            if (await session.LoadAsync(Roster.People, id, cancel) is { Gone: false } person && Telling.AddressOf(person) is not null)
            {
                session.Put(ImportNews.All, new ImportNews { Id = ImportNews.IdOf(record.Id, id), Import = record.Id, PersonId = id, Orders = [.. orders.Take(ImportNews.MostOrders)], Count = orders.Count });
                Tell(session, person, $"import-news:{record.Id}:{id}", now, new ViewRef(ImportNewsView, ImportRecord.SubjectOf(record.Id) + "@news"), $"import-news:{record.Id}", now);
            }
        }
    }

    /// <summary>Whoever was told of the import is told that it was taken back.</summary>
    public async Task TellOfUndoAsync(Session session, ImportRecord record, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var news in await session.QueryAsync(ImportNews.All, ImportNews.All.Where(news => news.Import == record.Id).Take(5000), cancel))
        {
            if (await session.LoadAsync(Roster.People, news.PersonId, cancel) is { Gone: false } person)
            {
                Tell(session, person, $"import-undone:{record.Id}:{person.Id}", now, new ViewRef(ImportNewsView, ImportRecord.SubjectOf(record.Id) + "@undone"), $"import-news:{record.Id}", now);
            }
        }
    }

    async Task TellAsync(Session session, Order order, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        var topic = $"order-news:{order.Id}:{person.Id}";
        var waiting = await session.QueryAsync(Outbox.Rows, Outbox.Rows.Where(row => row.State == OutgoingState.Waiting && row.Topic == topic).Take(20), cancel);
        var first = waiting.MinBy(row => row.CreatedAt);

        // What was not sent yet is told with this, at the time it would have been.
        var since = first?.View is { } view && NewsOf(view.Subject) is var (_, earlier) && earlier < now ? earlier : now;
        Tell(
            session, person, $"{topic}:{now.UtcTicks}", now, new ViewRef(NewsView, SubjectOf(order.Id, since)), topic,
            first?.NotBefore ?? now.AddSeconds(options.Value.SecondsUntilNews));
    }

    static void Tell(Session session, Person person, string key, DateTimeOffset now, ViewRef view, string topic, DateTimeOffset notBefore)
    {
        if (Telling.AddressOf(person) is not { } address)
        {
            return;
        }

        var quiet = Telling.QuietUntil(person, now);
        session.Put(Outbox.Rows, Sending.Row(key, address, now) with
        {
            View = view with { PersonId = person.Id },
            Topic = topic,
            PersonId = person.Id,
            Reader = person.Reader,
            Importance = Importance.Notice,
            NotBefore = quiet > notBefore ? quiet : notBefore,
        });
    }

    // "order:48213@638…": the order, and from when on its changes are news.
    static string SubjectOf(string order, DateTimeOffset since) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Order.SubjectOf(order)}@{since.UtcTicks}");

    public static (string Order, DateTimeOffset Since)? NewsOf(string subject)
    {
        var at = subject.LastIndexOf('@');
        return at > 0 && subject.StartsWith("order:", StringComparison.Ordinal) && long.TryParse(subject[(at + 1)..], out var ticks) && ticks > 0 && ticks < DateTimeOffset.MaxValue.Ticks
            ? (subject[6..at], new DateTimeOffset(ticks, TimeSpan.Zero))
            : null;
    }
}
