using Demarc.Features.Orders;

namespace Demarc.Features.Escalations.Intake;

/// <summary>A level and the rule behind it.</summary>
/// <param name="Rule">Number of the rule, e.g. <c>M1</c>; shown, so that nobody has to guess why.</param>
/// <param name="Why">The finding, in one clause of our own.</param>
public sealed record LevelProposal(EscalationLevel Level, string Rule, string Why)
{
    /// <summary>Nobody may choose less.</summary>
    public bool IsFixed => Rule == "H1";

    /// <summary>Nothing is known that tells it.</summary>
    public bool IsGuess => Rule == "L0";

    public override string ToString() => $"{Why} ({Rule})";
}

/// <param name="Words">All that the requester wrote about it.</param>
/// <param name="HasImpact">They told what it does to the business.</param>
public sealed record LevelFacts(string Words, Order? Order, EscalationKind Kind, HealthContext Context, bool HasImpact = false);

/// <summary>
/// The numbered rules of §4.1, worst first; the first that holds decides.
/// H1 life safety · H2 service down · H3 unauthorised port or fraud · H4 executive or legal · H5 threatened cancellation · H6 several sites slipped more than 10 business days
/// H7 health or safety at stake · H8 business cannot operate · H9 money lost by time · H10 a public date without service
/// M1 committed date missed or badly slipped · M2 jeopardy without a new date · M3 second reject · M4 a date missed, as told · M5 money wrong · M6 work blocked · M7 an angry customer
/// M8 a public date · M9 other harm to the business
/// L1 nobody has heard anything · L0 anything else
/// </summary>
public static class LevelRules
{
    const int ManySitesSlip = 10;

    public static LevelProposal Propose(LevelFacts facts) => High(facts) ?? Mid(facts) ?? Low(facts);

    static LevelProposal? High(LevelFacts facts)
    {
        var words = facts.Words;
        return
            Situation.IsLifeSafety(words) ? Of(EscalationLevel.High, "H1", "life safety or 911 is affected")
            : facts.Kind == EscalationKind.Outage || OutageReader.Read(words, facts.Order?.IsOpen() == true) == OutageSaid.Told ? Of(EscalationLevel.High, "H2", "a service is down now")
            : Situation.IsPortGoneWrong(words) ? Of(EscalationLevel.High, "H2", "a port or cutover left the service down")
            : Situation.IsFraud(words) ? Of(EscalationLevel.High, "H3", "an unauthorised port or fraud is reported")
            : Situation.IsExecutiveOrLegal(words) ? Of(EscalationLevel.High, "H4", "the customer's executives or lawyers are involved")
            : Situation.IsThreatToLeave(words) ? Of(EscalationLevel.High, "H5", "the customer threatens to cancel")
            : Situation.IsHealthAtStake(words) ? Of(EscalationLevel.High, "H7", "people's health or safety is at stake, as told")
            : Situation.IsStopped(words) ? Of(EscalationLevel.High, "H8", "the customer cannot do its business, as told")
            : Situation.IsMoneyLost(words) ? Of(EscalationLevel.High, "H9", "the customer loses money as long as it lasts, as told")
            : Situation.IsPublicDate(words) && Situation.IsWithoutService(words) ? Of(EscalationLevel.High, "H10", "a date that the customer cannot move is near, and there is no service for it, as told")
            : Situation.IsManySites(words) && SlipOf(facts) > ManySitesSlip ? Of(EscalationLevel.High, "H6", $"several sites slipped by more than {ManySitesSlip} business days")
            : null;
    }

    static LevelProposal? Mid(LevelFacts facts)
    {
        var words = facts.Words;
        var health = facts.Order is { } order ? OrderHealth.Of(order, facts.Context) : null;
        return
            health?.Rule is "R1" or "R2" ? Of(EscalationLevel.Mid, "M1", health.Words)
            : health?.Rule == "R3" ? Of(EscalationLevel.Mid, "M2", health.Words)
            : facts.Order?.Reject is { Count: >= 2 } reject ? Of(EscalationLevel.Mid, "M3", $"rejected {reject.Count} times")
            : Situation.IsRepeatedReject(words) ? Of(EscalationLevel.Mid, "M3", "rejected more than once, as told")
            : health?.Rule == "R6" ? Of(EscalationLevel.Mid, "M3", health.Words)
            : Situation.IsMissedDate(words) ? Of(EscalationLevel.Mid, "M4", "a date or appointment was missed, as told")
            : Situation.IsMoneyWrong(words) ? Of(EscalationLevel.Mid, "M5", "money is wrong, as told")
            : health?.Rule == "R7" ? Of(EscalationLevel.Mid, "M5", health.Words)
            : Situation.IsBlocked(words) ? Of(EscalationLevel.Mid, "M6", "work is blocked, as told")
            : Situation.IsPublicDate(words) ? Of(EscalationLevel.Mid, "M8", "the customer has a date that it cannot move, as told")
            : Situation.IsOtherHarm(words) ? Of(EscalationLevel.Mid, "M9", "harm to the customer's business, as told")
            : Situation.IsAngry(words) ? Of(EscalationLevel.Mid, "M7", "the customer is upset")
            : null;
    }

    static LevelProposal Low(LevelFacts facts)
    {
        var health = facts.Order is { } order ? OrderHealth.Of(order, facts.Context) : null;
        return health?.Rule == "U1" && !facts.HasImpact
            ? Of(EscalationLevel.Low, "L1", health.Words)
            : facts.HasImpact ? Of(EscalationLevel.Low, "L0", "none of my rules knows the impact you told, so you decide")
            : Of(EscalationLevel.Low, "L0", "no missed date, outage or harm to the customer known so far");
    }

    static int SlipOf(LevelFacts facts) => facts.Order is not { } order
        ? 0
        : Math.Max(
            OrderHealth.SlipOf(order, facts.Context.Calendar),
            order.IsOpen() && order.Dates.Foc is { } foc && foc.On < facts.Context.Today ? facts.Context.Calendar.Between(foc.On, facts.Context.Today) : 0);

    static LevelProposal Of(EscalationLevel level, string rule, string why) => new(level, rule, why);
}
