using System.Text.RegularExpressions;
using Demarc.Features.Escalations.Intake;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Finding;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.Escalations.Lists;

/// <summary>"my escalations", "open escalations for Lumen", "status of my escalation", "ESC-104".</summary>
public sealed partial class EscalationLists(AtHand atHand, OrderFinder finder, Policy policy)
{
    const int MostClosed = 200;

    /// <summary>The card of the one that is named or talked about.</summary>
    public Task<Reply> ShowAsync(Turn turn, Session session, CancellationToken cancel) => AtHand.Named(turn).Count == 0
        ? ListAsync(turn, session, cancel)
        : atHand.EachAsync(turn, session, hand => Task.FromResult<Reply>(Answers.Live(turn, hand.Escalation!)), cancel);

    /// <summary>Where one stands: the named one, else theirs when there is one, else a list.</summary>
    public async Task<Reply> StatusAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (turn.Meaning?.First(EntityKind.EscalationId) is not null || (turn.Focus is { Kind: "escalation", Ids: [_] } && IsBare(turn)))
        {
            return await ShowAsync(turn, session, cancel);
        }

        var (what, found) = await FoundAsync(turn, session, isMine: true, cancel);
        return found is [var only] ? Answers.Live(turn, only) : await CardAsync(turn, session, what, found, cancel);
    }

    public async Task<Reply> ListAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var (what, found) = await FoundAsync(turn, session, isMine: Mine().IsMatch(TextOf(turn)), cancel);
        return await CardAsync(turn, session, what, found, cancel);
    }

    async Task<(string What, List<Escalation> Found)> FoundAsync(Turn turn, Session session, bool isMine, CancellationToken cancel)
    {
        var text = TextOf(turn);
        var isClosed = Closed().IsMatch(text);
        var all = isClosed
            ? await session.QueryAsync(Escalations.All, Escalations.All.Where(escalation => escalation.State == EscalationState.Closed || escalation.State == EscalationState.Resolved).OrderByDescending(escalation => escalation.RaisedAt).Take(MostClosed), cancel)
            : await OpenEscalations.DocumentsAsync(session, cancel);
        var mine = all.Where(escalation => policy.Allows(turn.Person, Act.SeeEscalation, escalation.Owner));
        var what = new List<string> { isClosed ? "closed" : "open", "escalations" };
        mine = Narrow(turn, mine, text, what);
        if (isMine && turn.Person.IsStaff)
        {
            // Staff who work on none have all of them.
            var own = mine.Where(escalation => escalation.Assignee == turn.Person.Id || escalation.RaisedBy == turn.Person.Id).ToList();
            var works = policy.AllowsAny(turn.Person, Act.WorkEscalation) && turn.Person.Role == Role.ProjectManager;
            if (own.Count > 0 || works)
            {
                what.Add("of yours");
                mine = own;
            }
        }
        else if (isMine && turn.Person.Role == Role.AgencyManager)
        {
            what.Add("of your agency");
        }

        return (string.Join(" ", what), Ordered(mine, turn.Now));
    }

    IEnumerable<Escalation> Narrow(Turn turn, IEnumerable<Escalation> found, string text, List<string> what)
    {
        if (turn.Meaning?.First(EntityKind.OrderId) is { } order)
        {
            // A supplier's number is one of the order's own; of an order that is gone the number alone is left.
            var hits = finder.Find(turn.Person, turn.Meaning).SelectMany(reference => reference.Hits).Select(hit => hit.Id).ToHashSet(StringComparer.Ordinal);
            var id = Order.IdOf(order.TrimStart('#'));
            found = found.Where(escalation => escalation.Order is { } about && (hits.Contains(about) || about == id || about.EndsWith("-" + id, StringComparison.Ordinal)));
            what.Add($"on {(turn.Meaning.Entities.First(entity => entity.Kind == EntityKind.OrderId).Text is { Length: > 0 } said ? said : order)}");
        }

        if (turn.Meaning?.First(EntityKind.Carrier) is { } carrier)
        {
            found = found.Where(escalation => escalation.Supplier.Equals(carrier, StringComparison.OrdinalIgnoreCase));
            what.Add($"with {carrier}");
        }

        if ((turn.Meaning?.First(EntityKind.Customer) ?? turn.Meaning?.First(EntityKind.Partner)) is { } whose)
        {
            found = found.Where(escalation => escalation.Customer.Equals(whose, StringComparison.OrdinalIgnoreCase) || escalation.Agency.Equals(People.PeopleDirectory.Slug(whose), StringComparison.OrdinalIgnoreCase) || escalation.Agency.Equals(whose, StringComparison.OrdinalIgnoreCase));
            what.Add($"of {whose}");
        }

        if ((IntakeWords.LevelIn(turn.Meaning?.First(EntityKind.Level) ?? "") ?? LevelIn(text)) is { } level)
        {
            found = found.Where(escalation => escalation.Level == level);
            what.Insert(1, level.ToString());
        }

        if (Unacknowledged().IsMatch(text))
        {
            found = found.Where(escalation => escalation.AcknowledgedAt is null);
            what.Add("that nobody acknowledged");
        }

        if (Overdue().IsMatch(text))
        {
            found = found.Where(escalation => OpenEscalations.LineOf(escalation).IsOverdue(turn.Now));
            what.Add("that are overdue");
        }

        return found;
    }

    static List<Escalation> Ordered(IEnumerable<Escalation> found, DateTimeOffset now) =>
    [
        .. found
            .OrderByDescending(escalation => OpenEscalations.LineOf(escalation).IsOverdue(now))
            .ThenByDescending(escalation => escalation.Level)
            .ThenBy(escalation => escalation.RaisedAt)
            .ThenBy(escalation => EscalationNumbers.NumberOf(escalation.Id)),
    ];

    static async Task<Reply> CardAsync(Turn turn, Session session, string what, List<Escalation> found, CancellationToken cancel)
    {
        if (found.Count == 0)
        {
            return Answers.Say(turn, ListCard.None(what, turn.Person));
        }

        var shown = turn.Person.IsStaff ? found : [.. found.Select(escalation => SharedEscalation.Of(escalation).Facts)];
        var names = new Dictionary<string, string>();
        foreach (var id in shown.Select(escalation => escalation.Assignee).OfType<string>().Distinct())
        {
            names[id] = (await session.LoadAsync(Roster.People, id, cancel))?.Name ?? "someone who left";
        }

        var card = ListCard.Of(char.ToUpperInvariant(what[0]) + what[1..], shown, turn.Person, names, turn.Now);
        return Answers.Say(turn, card) with { Focus = Answers.FocusOn([.. found.Take(ListCard.MostRows)]) };
    }

    // "status of it": nothing names another.
    static bool IsBare(Turn turn) => turn.Meaning is not { } meaning
        || !meaning.Entities.Any(entity => entity.Kind is EntityKind.OrderId or EntityKind.Carrier or EntityKind.Customer or EntityKind.Partner);

    static string TextOf(Turn turn) => turn.Meaning?.Text is { Length: > 0 } text ? text : turn.Inbound.Text;

    static EscalationLevel? LevelIn(string text) => Highs().Match(text) is { Success: true } match ? IntakeWords.LevelIn(match.Groups[1].Value) : null;

    [GeneratedRegex(@"\b(?:my|mine|me|i|our|ours)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mine();

    [GeneratedRegex(@"\b(?:closed|resolved|finished|done)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closed();

    [GeneratedRegex(@"\b(?:un-?ack\w*|not ack\w*|nobody (?:has )?ack\w*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unacknowledged();

    [GeneratedRegex(@"\b(?:overdue|late|past due)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Overdue();

    [GeneratedRegex(@"\b(low|mid|medium|high)s?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Highs();
}
