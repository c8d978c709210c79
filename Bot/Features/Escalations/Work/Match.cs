using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Work;

/// <summary>How near somebody is to an escalation, the nearest last.</summary>
enum MatchKind
{
    None,
    Carrier,
    Partner,
    PartnerAndCarrier,
    Order,
}

static class Match
{
    public static MatchKind Of(Person person, Escalation escalation, Crew crew)
    {
        var (partner, carrier) = (Names(person.Partners, escalation.Agency), Names(person.Carriers, escalation.Supplier));
        return person.Id == crew.OrderOwner ? MatchKind.Order
            : partner && carrier ? MatchKind.PartnerAndCarrier
            : partner ? MatchKind.Partner
            : carrier ? MatchKind.Carrier
            : MatchKind.None;
    }

    public static string Words(MatchKind match, Escalation escalation, Crew crew) => match switch
    {
        MatchKind.Order => $"looks after order {crew.OrderNumber}",
        MatchKind.PartnerAndCarrier => $"looks after {escalation.Supplier} and this partner",
        MatchKind.Partner => "looks after this partner",
        MatchKind.Carrier => $"looks after {escalation.Supplier}",
        _ => "takes any carrier and partner",
    };

    public static bool Names(IReadOnlyList<string> after, string what) => what.Length > 0 && after.Contains(what, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Why it was not somebody else: the first of the rules, in their order, that spoke against them.</summary>
sealed record Passing(Crew Crew, Escalation Escalation, DateTimeOffset Now, IReadOnlyCollection<string> Except, bool IsUp, Person? Chosen, RoutingRule? Rule)
{
    public string WhyNot(Person person)
    {
        if (Except.Contains(person.Id))
        {
            return person.Id == Escalation.Assignee || Escalation.Asked.Contains(person.Id) ? "was asked before" : "had it before";
        }

        if (Routing.IsAway(person, Now))
        {
            return person.AwayUntil is { } until ? $"is away until {until:MMM d}" : "has left";
        }

        if (Telling.AddressOf(person) is null)
        {
            return "has no chat with the bot and cannot be reached";
        }

        if (Rule is not null && Chosen is not null)
        {
            return $"the rule \"{Rule.Name}\" holds, and it names {Chosen.Name} first";
        }

        return Chosen is null ? "nobody was chosen" : person.Role == Role.ProjectManager ? Manager(person, Chosen) : $"{Words(person.Role)} is asked only when nobody before is free";
    }

    string Manager(Person person, Person chosen)
    {
        if (IsUp || chosen.Role != Role.ProjectManager)
        {
            return "it is past the project managers";
        }

        if (Routing.IsFor(chosen, Escalation) && !Routing.IsFor(person, Escalation))
        {
            var after = string.Join(", ", person.Carriers.Concat(person.Partners));
            return $"looks after {after} only";
        }

        var (theirs, best) = (Match.Of(person, Escalation, Crew), Match.Of(chosen, Escalation, Crew));
        if (theirs < best)
        {
            return $"{chosen.Name} {Match.Words(best, Escalation, Crew)}, which goes first";
        }

        var (load, least) = (Crew.LoadOf(person), Crew.LoadOf(chosen));
        return load > least ? $"has {load} open, {chosen.Name} {least}" : $"is as near and has as few open as {chosen.Name}, whose id comes first";
    }

    static string Words(Role role) => role == Role.Leadership ? "a team lead" : "an administrator";
}
