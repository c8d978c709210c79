using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Demarc.Understanding;
using Demarc.Understanding.Stances;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders.Changes;

/// <summary>Changes said in chat: "48213 foc 12/2 per Lumen portal", "note on 48213: customer wants mornings".</summary>
public sealed partial class ChangeTurns(OrderAsking asking, OrderAccess access, OrderChanging changing, Calendars calendars, IOptions<OrdersOptions> options)
{
    public async Task<Reply> SetAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (turn.Pending is { Slot: ChangeQuestions.DaySlot, Detail: { } detail } && turn.Person.IsStaff && await AnsweredAsync(turn, session, detail, cancel) is { } answered)
        {
            return answered;
        }

        var today = options.Value.Today(turn.Now);
        if (turn.Person.IsStaff && Pairing.Of(Written(turn), InOrder(turn), today, turn.Now) is { } pairs)
        {
            return await PairedAsync(turn, session, pairs, cancel);
        }

        var masked = ChangeStance.Corrected(Masked(turn), today);
        var stance = ChangeStance.Of(masked);
        var words = Plain(masked);
        return await TogetherAsync(turn, session, orders => stance == Stance.Told ? ApplyAsync(turn, session, orders, ChangeText.Read(words, today, turn.Now), cancel) : NotSoAsync(turn, session, orders, stance, words, cancel), cancel);
    }

    /// <summary>Is something asked of an order, and not to be done to it?</summary>
    public static bool IsAsked(Turn turn) => turn.Pending?.Slot != ChangeQuestions.DaySlot && ChangeStance.Of(Masked(turn)) == Stance.Asked;

    /// <summary>What each order is told on its own; an order of which nothing could be read is named.</summary>
    async Task<Reply> PairedAsync(Turn turn, Session session, IReadOnlyList<Pair> pairs, CancellationToken cancel)
    {
        var replies = new List<Reply>();
        foreach (var pair in pairs)
        {
            var own = turn.Meaning! with { Text = pair.Words, Entities = [.. turn.Meaning.Entities.Where(entity => !NamesAnOrder(entity) || pair.Names.Contains(entity.Text))] };
            replies.AddRange(Answering.Flatten(pair.Words.Length > 0
                ? await SetAsync(turn with { Meaning = own, Pending = null }, session, cancel)
                : await TogetherAsync(turn with { Meaning = own, Pending = null }, session, orders => Task.FromResult<Reply>(ChangeQuestions.NothingRead(orders)), cancel)));
        }

        var together = new Focus(OrderAsking.FocusKind, [.. replies.SelectMany(reply => reply.Focus?.Ids ?? []).Distinct()]);
        return new Reply.Several([.. replies.Select(reply => together.Ids.Count > 0 ? reply with { Focus = together } : reply)]);
    }

    /// <summary>What is not so, not to be, not certain or asked changes nothing; but what is on record and said not to be so is taken away.</summary>
    async Task<Reply> NotSoAsync(Turn turn, Session session, IReadOnlyList<Order> orders, Stance stance, string words, CancellationToken cancel)
    {
        var today = options.Value.Today(turn.Now);
        if (stance == Stance.Denied)
        {
            var over = ChangeStance.Over(words);
            var wrong = ChangeText.DateNamed(words) is { } date && ChangeText.HasHappened(date) ? date : (OrderDate?)null;
            var day = wrong is null ? null : SaidDay.Find(words, today, hasHappened: true)?.Day;
            var isDenied = wrong is { } which && orders.All(order => order.Dates[which] is { } known && (day is null || day == known.On));
            if (over is not null || isDenied)
            {
                return await MakeAsync(turn, session, [.. orders.Select(order => (order, (IReadOnlyList<Edit>)[over ?? new Edit.Date(wrong!.Value, null)]))], null, [], cancel);
            }
        }

        return ChangeQuestions.NotStated(orders, stance, ChangeText.DateNamed(words), SaidDay.Find(words, today, hasHappened: false)?.Day ?? today.AddDays(1));
    }

    /// <summary>Does it to all orders of the request at once, for those who may.</summary>
    public async Task<Reply> TogetherAsync(Turn turn, Session session, Func<IReadOnlyList<Order>, Task<Reply>> act, CancellationToken cancel)
    {
        var asked = await asking.AskAsync(turn, session, cancel);
        var orders = new List<Order>();
        foreach (var found in asked.Orders)
        {
            if (await session.LoadAsync(OrderBook.All, found.Id, cancel) is { } order)
            {
                orders.Add(order);
            }
        }

        var replies = new List<Reply>();
        if (!turn.Person.IsStaff)
        {
            return orders.Count == 0 && asked.Others.Count > 0 ? asked.Others is [var other] ? other : new Reply.Several(asked.Others) : ChangeQuestions.NotYours(orders);
        }

        var allowed = orders.Where(order => access.Allows(turn.Person, Act.ChangeOrder, order)).ToList();
        if (allowed.Count > 0)
        {
            replies.AddRange(Answering.Flatten(await act(allowed)).Select(reply => reply with { Focus = new Focus(OrderAsking.FocusKind, [.. allowed.Select(order => order.Id)]) }));
        }

        if (allowed.Count < orders.Count)
        {
            replies.Add(ChangeQuestions.NotAllowed());
        }

        replies.AddRange(asked.Others);
        return replies is [var only] ? only : new Reply.Several(replies);
    }

    async Task<Reply> ApplyAsync(Turn turn, Session session, IReadOnlyList<Order> orders, ChangeSaid said, CancellationToken cancel)
    {
        if (said.OwnerName is { } name)
        {
            var replies = new List<Reply>();
            foreach (var order in orders)
            {
                replies.Add(await AssignAsync(turn, session, order, name, said.Source, cancel));
            }

            return new Reply.Several(replies);
        }

        if (said.Move is { } move)
        {
            var (fits, rest) = (orders.Where(order => order.Dates[move.Which] is not null).ToList(), orders.Where(order => order.Dates[move.Which] is null));
            List<Reply> replies = [.. rest.Select(order => ChangeQuestions.NothingToMove(order, move))];
            if (fits.Count > 0)
            {
                replies.Insert(0, await MakeAsync(turn, session, [.. fits.Select(order => (order, (IReadOnlyList<Edit>)[new Edit.Date(move.Which, move.From(order.Dates[move.Which]!.On, calendars.Of(order.Supplier)))]))], said.Source, said.Remarks, cancel));
            }

            return new Reply.Several(replies);
        }

        var made = said.Edits.Count == 0 ? null : await MakeAsync(turn, session, [.. orders.Select(order => (order, said.Edits))], said.Source, said.Remarks, cancel);
        var isSeveral = orders.Count > 1 && said.Unread is { } days && SaidDay.Find(days, options.Value.Today(turn.Now), hasHappened: false) is var (first, _, _);
        var question = said.WithoutDay is not { } which ? null : isSeveral ? ChangeQuestions.WhichIsWhich(orders, which, said.Unread!) : ChangeQuestions.WhichDay(orders, which, said.Unread, said.Source);
        return (made, question) switch
        {
            ({ } done, { } open) => new Reply.Several([done, open]),
            ({ } done, null) => done,
            (null, { } open) => open,
            _ => new Reply.Several([.. orders.Select(ChangeQuestions.NotUnderstood)]),
        };
    }

    /// <summary>Makes changes of one or several orders and tells them once.</summary>
    public async Task<Reply> MakeAsync(Turn turn, Session session, IReadOnlyList<(Order Order, IReadOnlyList<Edit> Edits)> wanted, string? source, IReadOnlyList<string> remarks, CancellationToken cancel)
    {
        var done = new List<(Order Order, Edited Edited, IReadOnlyList<Edit> Edits)>();
        foreach (var (order, edits) in wanted)
        {
            done.Add((order, await changing.ChangeAsync(turn, session, order, edits, source, cancel), edits));
        }

        if (done is not [var (one, edited, its)])
        {
            return new Reply.Say(ChangeQuestions.Several(done, remarks), Audience.Staff);
        }

        edited = edited with { Remarks = [.. edited.Remarks, .. remarks] };
        return new Reply.Say(edited.Order is null ? OrderChanging.Refused(one, edited) : OrderChanging.Said(edited.Order, edited, its), Audience.Staff);
    }

    async Task<Reply> AssignAsync(Turn turn, Session session, Order order, string name, string? source, CancellationToken cancel)
    {
        var key = Spelling.Key(name);
        var staff = (await session.QueryAsync(Roster.People, Roster.People.All.Take(5000), cancel)).Where(person => person is { IsStaff: true, Gone: false }).ToList();
        var fits = staff.Where(person => Spelling.Key(person.Name) == key || person.Id.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        fits = fits.Count == 0 ? [.. staff.Where(person => Spelling.Words(person.Name).Contains(key))] : fits;
        return fits is [var owner]
            ? await MakeAsync(turn, session, [(order, [new Edit.Owner(owner.Id, owner.Name)])], source, [], cancel)
            : new Reply.Say(
                Answering.Line("order-owner", Text.Plain(fits.Count == 0
                    ? $"Nobody of our staff is called \"{name}\". Write the full name."
                    : $"\"{name}\" can be {string.Join(" or ", fits.Select(person => person.Name))}. Write the full name.")),
                Audience.Staff);
    }

    /// <summary>The day that was asked for; asked again while it cannot be read. Null: the message is about something else.</summary>
    async Task<Reply?> AnsweredAsync(Turn turn, Session session, string detail, CancellationToken cancel)
    {
        if (detail.Split('|', 3) is not [var ids, var name, var source] || !Enum.TryParse<OrderDate>(name, out var date))
        {
            return null;
        }

        var orders = new List<Order>();
        foreach (var id in ids.Split('\n'))
        {
            if (await session.LoadAsync(OrderBook.All, id, cancel) is { } order && access.Allows(turn.Person, Act.ChangeOrder, order))
            {
                orders.Add(order);
            }
        }

        var said = turn.Inbound.Text.Trim().TrimEnd('.', '!');
        if (Names(turn).Count > 0 || ChangeText.Read(said, options.Value.Today(turn.Now), turn.Now) is { Edits.Count: > 0 } or { Move: not null })
        {
            return null;
        }

        if (orders.Count == 0)
        {
            return ChangeQuestions.NotAllowed();
        }

        if (turn.Meaning?.Intent is "meta.no" or "meta.cancel")
        {
            return new Reply.Say(Answering.Line("order-unchanged", Text.Plain($"\"{date.Words()}\" stays as it is.")), Audience.Staff);
        }

        if (ChangeStance.Of(said) != Stance.Told)
        {
            return ChangeQuestions.WhichDay(orders, date, said.Length > 40 ? said[..40] + "…" : said, Kept(source));
        }

        if (CellNone().IsMatch(said))
        {
            return await MakeAsync(turn, session, [.. orders.Select(order => (order, (IReadOnlyList<Edit>)[new Edit.Date(date, null)]))], Kept(source), [], cancel);
        }

        var read = ChangeText.Read($"{date.Words()}: {said}", options.Value.Today(turn.Now), turn.Now);
        if (SaidDay.Find(said, options.Value.Today(turn.Now), ChangeText.HasHappened(date)) is not var (day, start, length) || read.WithoutDay is not null)
        {
            return ChangeQuestions.WhichDay(orders, date, said.Length > 40 ? said[..40] + "…" : said, Kept(source));
        }

        IReadOnlyList<string> remarks = ChangeText.HowRead(said.Substring(start, length), day, options.Value.Today(turn.Now)) is { } remark ? [remark] : [];
        return await MakeAsync(turn, session, [.. orders.Select(order => (order, (IReadOnlyList<Edit>)[new Edit.Date(date, day)]))], Kept(source), remarks, cancel);
    }

    static string? Kept(string source) => source.Length > 0 ? source : null;

    /// <summary>What in the message stands for an order, as it is written there.</summary>
    public static IReadOnlyList<string> Names(Turn turn) => [.. turn.Meaning?.Entities.Where(NamesAnOrder).Select(entity => entity.Text) ?? []];

    static bool NamesAnOrder(Entity entity) => entity.Kind is EntityKind.OrderId or EntityKind.Pon or EntityKind.CircuitId or EntityKind.Tn or EntityKind.Account or EntityKind.Customer or EntityKind.Site;

    /// <summary>What was said, without what stands for the order.</summary>
    public static string Without(Turn turn) => Plain(Masked(turn));

    static string Plain(string masked) => LeadingOrder().Replace(masked.Replace('#', ' '), " ");

    static string Written(Turn turn) => turn.Meaning is { Text.Length: > 0 } meaning ? meaning.Text : turn.Inbound.Text;

    static List<string> InOrder(Turn turn) => [.. turn.Meaning?.Entities.Where(NamesAnOrder).OrderBy(entity => entity.Start).Select(entity => entity.Text) ?? []];

    /// <summary>What was said, with <c>#</c> for each order.</summary>
    public static string Masked(Turn turn)
    {
        var text = Written(turn);
        foreach (var entity in turn.Meaning?.Entities.Where(NamesAnOrder) ?? [])
        {
            var at = entity.Text.Length > 0 ? text.IndexOf(entity.Text, StringComparison.OrdinalIgnoreCase) : -1;
            text = at < 0 ? text : text.Remove(at, entity.Text.Length).Insert(at, "#");
        }

        return text;
    }

    [GeneratedRegex(@"\A\s*(?:none|clear|remove|take it away|delete|tbd)\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex CellNone();

    [GeneratedRegex(@"\b(?:set|update|change|mark|put)\b\s*|\border\b\s*#?", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingOrder();
}
