using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Why;

/// <summary>Answers why: from what was written down when it was decided, not from what the rules would say now.</summary>
public sealed class WhyTalk(AtHand atHand, Routing routing, LadderRules rules, Policy policy)
{
    const int MostNamed = 5;
    const int MostLookedAt = 20;

    public async Task<Reply> AnswerAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var text = turn.Meaning?.Text is { Length: > 0 } part ? part : turn.Inbound.Text;
        var asked = WhyWords.Of(text);
        var ids = AtHand.Named(turn);
        var id = ids.Count > 0 ? ids[0] : asked == WhyAsked.WhyMe ? await LatestAsync(turn, session, cancel) : null;
        if (id is null)
        {
            return Answers.Say(turn, Answering.Line("escalation.question", Text.Plain(asked == WhyAsked.WhyMe
                ? "No message about an escalation went to you lately. Say \"why\" and an id, such as ESC-104."
                : "About which escalation? Say its id too, such as \"why not Lee on ESC-104\".")));
        }

        var hand = await atHand.FindAsync(turn, session, id, Act.SeeEscalation, cancel);
        if (hand.Refusal is { } refusal)
        {
            return refusal;
        }

        var facts = await WhyFacts.OfAsync(session, hand.Escalation!, routing, cancel);
        return hand.Viewer is { IsStaff: true, SeesInternal: true }
            ? Answers.Say(turn, asked switch
            {
                WhyAsked.WhyMe => Me(facts, turn.Person),
                WhyAsked.WhyNot => Not(facts, await NamedAsync(session, text, cancel), policy),
                _ => WhyCard.ForStaff(facts),
            }, hand.Escalation)
            : Answers.Say(turn, await ForPartnerAsync(turn, session, facts, asked, cancel), hand.Escalation);
    }

    /// <summary>The one they heard of last.</summary>
    static async Task<string?> LatestAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var told = await session.QueryAsync(Told.All, Told.All.Where(one => one.Person == turn.Person.Id).OrderByDescending(one => one.At).Take(MostLookedAt), cancel);
        return told.FirstOrDefault(one => one.IsReached)?.Escalation;
    }

    static Card Me(WhyFacts facts, Person person)
    {
        var (escalation, told) = (facts.Escalation, facts.Notices.Where(one => one.Told.Person == person.Id).ToList());
        var choice = escalation.Choices.LastOrDefault(one => one.Person == person.Id);
        var words = (told.LastOrDefault(), choice) switch
        {
            ({ } last, { } chosen) => Text.Of($"You were chosen for {escalation.Id} at {chosen.At}: {chosen.Because}. You heard of it last at {last.Told.At}, as one who {last.Told.Why}."),
            ({ } last, null) => Text.Of($"You heard of {escalation.Id} at {last.Told.At} as one who {last.Told.Why}."),
            _ when escalation.Assignee == person.Id => Text.Of($"You have {escalation.Id}: {escalation.RoutedBecause}."),
            _ => Text.Of($"No message about {escalation.Id} went to you; you may see it because of your role."),
        };
        var card = WhyCard.ForStaff(facts with { Notices = told });
        return card with { Summary = words, Body = [new Paragraph(card.Summary), .. card.Body] };
    }

    static Card Not(WhyFacts facts, IReadOnlyList<Person> named, Policy policy)
    {
        var escalation = facts.Escalation;
        if (named.Count == 0)
        {
            return WhyCard.ForStaff(facts);
        }

        var lines = named.Take(MostNamed).SelectMany(person => Lines(facts, person, policy)).ToList();
        return new Card("escalation.why", $"Why not, on {escalation.Id}", lines[0])
        {
            Body = lines.Count > 1 ? [new Bullets(lines[1..])] : [],
            Buttons = [new AskButton($"Why {escalation.Id}", $"why {escalation.Id}"), NewsCard.Show(escalation)],
        };
    }

    static IEnumerable<Text> Lines(WhyFacts facts, Person person, Policy policy)
    {
        var escalation = facts.Escalation;
        var told = facts.Notices.Where(one => one.Told.Person == person.Id).ToList();
        if (escalation.Assignee == person.Id)
        {
            yield return Text.Of($"{person.Name} has {escalation.Id}: {escalation.RoutedBecause}.");
        }

        foreach (var choice in escalation.Choices.Reverse())
        {
            if (choice.Person == person.Id && escalation.Assignee != person.Id)
            {
                yield return Text.Of($"At {choice.At} {person.Name} was chosen: {choice.Because}.");
            }
            else if (choice.Passed.FirstOrDefault(passed => passed.Person == person.Id) is { } passed)
            {
                yield return Text.Of($"At {choice.At} it went to {facts.Names.Of(choice.Person)} ({choice.Because}) and not to {person.Name}, who {Who(passed.Why, person)}.");
            }
        }

        if (escalation.Assignee != person.Id && !escalation.Choices.Any(choice => choice.Person == person.Id || choice.Passed.Any(passed => passed.Person == person.Id)))
        {
            yield return Text.Of($"{person.Name} {Never(person, escalation, policy)}.");
        }

        if (told.Count == 0)
        {
            yield return Text.Of($"No message about {escalation.Id} went to {person.Name}.");
        }

        foreach (var one in told)
        {
            yield return WhyCard.Line(one);
        }
    }

    static string Who(string why, Person person) => why.StartsWith("is ", StringComparison.Ordinal) || why.StartsWith("has ", StringComparison.Ordinal) || why.StartsWith("was ", StringComparison.Ordinal)
        || why.StartsWith("had ", StringComparison.Ordinal) || why.StartsWith("looks ", StringComparison.Ordinal)
            ? why
            : $"was passed over, since {why}";

    static string Never(Person person, Escalation escalation, Policy policy) =>
        person.Gone ? "has left"
        : !policy.Allows(person, Act.SeeEscalation, escalation.Owner) ? $"may not see {escalation.Id}: it is another agency's or rep's"
        : !policy.Allows(person, Act.WorkEscalation, escalation.Owner) ? "is not one of those who work on escalations, so the rules never looked at them"
        : "was not yet one of those who work on escalations when it was given out, or its giver chose by hand";

    /// <summary>People whose full name is said, else those whose first or last name is.</summary>
    static async Task<IReadOnlyList<Person>> NamedAsync(Session session, string text, CancellationToken cancel)
    {
        var everyone = await session.QueryAsync(Roster.People, Roster.People.All, cancel);
        var words = text.Split([' ', ',', '?', '!', '.', ';', ':', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EndsWith("'s", StringComparison.OrdinalIgnoreCase) || word.EndsWith("’s", StringComparison.OrdinalIgnoreCase) ? word[..^2] : word)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool Says(string name) => name.Length > 1 && words.Contains(name);
        var full = everyone.Where(person => person.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } parts && parts.All(Says)).ToList();
        return full.Count > 0 ? full : [.. everyone.Where(person => person.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(Says)).OrderBy(person => !person.IsStaff).ThenBy(person => person.Name, StringComparer.OrdinalIgnoreCase)];
    }

    async Task<Card> ForPartnerAsync(Turn turn, Session session, WhyFacts facts, WhyAsked asked, CancellationToken cancel)
    {
        var escalation = facts.Escalation;
        var crew = await routing.CrewAsync(session, escalation, cancel);
        var shared = SharedEscalation.Of(escalation, [.. Forecast.Of(rules, escalation, crew, turn.Now).Take(AheadWords.MostLookedAt)]);
        var order = escalation.Order is { } number ? await session.LoadAsync(OrderBook.All, number, cancel) : null;
        var why = asked switch
        {
            WhyAsked.WhyNot => "Who works on it is for our desk to decide: the order, the carrier and who is free count.",
            _ when turn.Person.IsStaff => "You may see it because of your role.",
            _ when turn.Person.Id == escalation.RaisedBy => "You asked for it.",
            _ when turn.Person.Id == escalation.Rep => order is null ? "It is for you." : $"It is about order {order.Number}, which is yours.",
            _ => "It is your agency's.",
        };
        var theirs = facts.Notices.Where(one => one.Told.Person == turn.Person.Id && one.Told.IsReached).ToList();
        return WhyCard.ForPartner(shared, facts.Names, why, theirs);
    }
}
