using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>"Status of Marlin": of a customer, agency, carrier or some orders. Foreign and missing names get the same answer.</summary>
public sealed partial class ProjectStatus(Policy policy, StatusBoard board, Calendars calendars)
{
    public const string Intent = "proj.status";

    const int MostChoices = 6;
    const int MostFocus = 20;

    public async Task<Reply> ShowAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (!policy.AllowsAny(turn.Person, Act.SeeStatus))
        {
            return new Reply.Refused(Text.Plain("Your role sees no status. Ask your project manager."));
        }

        var scope = Scope.ForPerson(turn.Person, policy);
        var visible = board.Orders.Where(scope.HasOrder).ToList();
        var subjects = new Subjects(visible, await AgenciesAsync(visible, session, cancel));
        var phrase = Phrase(turn);
        var found = turn.Meaning is { } meaning ? subjects.Of(meaning) : [];
        found = found.Count == 0 && phrase.Length > 0 ? subjects.Named(phrase) : found;
        found = found.Count == 0 && phrase.Length == 0 && turn.Focus is { Kind: "order" } focus ? subjects.CustomerOf(focus.Ids) : found;
        return found switch
        {
            // What the interpreter made of a name must not show: it knows names that the asker may not.
            [] => phrase.Length == 0 ? Ask(subjects) : NothingOf(phrase),
            [var only] => await ReportAsync(turn, scope, only, session, cancel),
            _ => Pick(found),
        };
    }

    async Task<Reply> ReportAsync(Turn turn, Scope scope, Subject subject, Session session, CancellationToken cancel)
    {
        var agencies = subject.Orders.Select(order => order.Agency).Distinct().ToList();
        var audience = agencies is [{ Length: > 0 } agency] ? Audience.Of(agency) : Audience.Staff;
        var isPersonal = turn.Inbound.Address.Place == Place.Personal || !audience.Covers(turn.Room);
        var ids = subject.Orders.Select(order => order.Id).ToHashSet(StringComparer.Ordinal);
        var customers = subject.Orders.Select(order => (order.Agency, order.Customer)).ToHashSet();
        var escalations = board.Escalations
            .Where(escalation => escalation.Order is { } order ? ids.Contains(order) : customers.Contains((escalation.Agency, escalation.Customer)))
            .Where(scope.HasEscalation)
            .ToList();
        var zone = Zones.OrUtc(turn.Person.Zone);
        var facts = ProjectFacts.Of(subject.Orders, escalations, new DigestContext(turn.Now.DateIn(zone), turn.Now, calendars.Default) { Zone = zone });
        var head = new ProjectHead(
            subject.Name,
            turn.Now,
            isPersonal ? scope.IsForPartners : !(turn.Room is { IsInternal: true }),
            isPersonal && subject.Orders.All(order => policy.Allows(turn.Person, Act.SeeMoney, new Owner(order.Agency, order.Rep))));
        var names = await Names.ForAsync(
            session,
            facts.Orders.Select(line => line.Order.Owner).Concat(facts.Counts.Decisions.SelectMany(decision => new[] { decision.Person, decision.Order.Rep })).Concat(escalations.SelectMany(each => new[] { each.Assignee, each.Next?.Person })),
            cancel);
        return new Reply.Say(new ProjectCard(facts, head, names).Draw(), isPersonal ? Audience.Asker : audience)
        {
            Focus = ids.Count <= MostFocus ? new Focus("order", [.. ids.Order(StringComparer.Ordinal)]) : null,
        };
    }

    static Reply.Say Ask(Subjects subjects) => new(
        new Card("project-ask", "", "Whose status? Name a customer, an agency, a carrier or an order.")
        {
            Buttons = [.. subjects.Busiest(MostChoices).Select(name => new AskButton(StatusLines.Short(name), $"status of {name}"))],
        },
        Audience.Asker)
    {
        Pending = new Pending(Intent, "customer"),
    };

    static Reply.Say Pick(IReadOnlyList<Subject> found) => new(
        new Card("project-pick", "", Text.Plain($"{found.Count} names fit. Which one?"))
        {
            Buttons = [.. found.Take(MostChoices).Select(subject => new AskButton($"{StatusLines.Short(subject.Name)} ({StatusLines.Plural(subject.Orders.Count, "order")})", $"status of {subject.Name}"))],
            Body = found.Count > MostChoices ? [new Cards.Model.Note(Text.Plain($"and {found.Count - MostChoices} more; say more of the name."))] : [],
        },
        Audience.Asker);

    /// <summary>Word for word the same whether it is somebody else's or nobody's.</summary>
    static Reply.Say NothingOf(string name) => new(
        new Card("project-none", "", Text.Of($"There is nothing of the name \"{StatusLines.Short(name)}\" that you may see. Check the spelling, or say an order number."))
        {
            Tone = Tone.Unknown,
        },
        Audience.Asker);

    /// <summary>"Marlin" of "status of the Marlin project"; empty without one.</summary>
    static string Phrase(Turn turn)
    {
        var said = turn.Meaning is { Text: { Length: > 0 } text } ? text : turn.Inbound.Text;
        if (turn.Pending is { Intent: Intent } && !About().IsMatch(said))
        {
            return said.Trim();
        }

        var name = About().Match(said).Groups["name"].Value;
        return Around().Replace(name, "").Trim(' ', '"', '\'', '.', '?', '!');
    }

    async Task<IReadOnlyDictionary<string, string>> AgenciesAsync(IReadOnlyCollection<Order> visible, Session session, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>();
        foreach (var id in visible.Select(order => order.Agency).Where(agency => agency.Length > 0).Distinct())
        {
            names[id] = (await session.LoadAsync(Roster.Companies, id, cancel))?.Name ?? id;
        }

        return names;
    }

    [GeneratedRegex(@"\b(?:of|for|on|with|about)\s+(?<name>[^?!]{1,120})", RegexOptions.IgnoreCase | RegexOptions.RightToLeft)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:the|our|my|their|customer|agency|partner|carrier|order|orders)\s+|\s+(?:project|rollout|account|orders?|install(?:ation)?s?|migration|please|pls|today|now|asap)$|^(?:schedule|today|track)$", RegexOptions.IgnoreCase)]
    private static partial Regex Around();
}
