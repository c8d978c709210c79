using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Showing;

namespace Demarc.Features.Escalations.Intake;

/// <summary>What is about to be escalated, with the level the rules propose and why. Nothing happens before the person presses or says so.</summary>
static class DraftCard
{
    public static Card Of(DraftFacts facts, EscalationHours hours, RepairContacts contacts, DateTimeOffset now)
    {
        var draft = facts.Draft;
        if (!draft.IsAlive(now))
        {
            return Over(draft);
        }

        var level = LevelOf(facts);
        return new Card("escalation.draft", Title(facts), Summary(facts, level))
        {
            Tone = level == EscalationLevel.High ? Tone.Bad : Tone.Warning,
            Body =
            [
                .. facts.IsLifeSafety ? OutageWords.LifeSafetyFirst(facts.Supplier, facts.Order, contacts) : [],
                new Facts([.. Facts(facts, hours, now).Where(fact => !fact.Value.IsEmpty)]),
                .. draft.Quoted is { } quote ? [QuoteWords.Block(quote)] : Array.Empty<Block>(),
                .. Notes(facts),
            ],
            Buttons = [.. Buttons(facts, level)],
        };
    }

    /// <summary>What the person asked for, else what the rules say; where life is at stake, only that.</summary>
    public static EscalationLevel LevelOf(DraftFacts facts) => facts.Proposal.IsFixed ? facts.Proposal.Level : facts.Draft.Asked ?? facts.Proposal.Level;

    static Card Over(EscalationDraft draft) => new("escalation.draft", "", draft switch
    {
        { OpenedAs: { } id } => Text.Of($"This became {id}."),
        { IsDiscarded: true } => Text.Plain("Not escalated."),
        _ => Text.Plain("This was never confirmed and is too old now. Ask again to escalate."),
    });

    static string Title(DraftFacts facts) =>
        facts.Order is { } order ? $"Escalate order {order.Number}?" : "Escalate this?";

    static Text Summary(DraftFacts facts, EscalationLevel level) => level == facts.Proposal.Level
        ? Text.Of($"I propose {level}: {facts.Proposal.ToString()}. Confirm, and a person has it at once.")
        : Text.Of($"You asked for {level}; the rules propose {facts.Proposal.Level}: {facts.Proposal.ToString()}. Confirm one of them.");

    static IEnumerable<Fact> Facts(DraftFacts facts, EscalationHours hours, DateTimeOffset now)
    {
        var draft = facts.Draft;
        yield return new Fact("Customer", facts.Order?.Customer ?? draft.Customer);
        foreach (var fact in facts.Order is { } order ? OrderFacts.Of(order, hours.Today(now), hours, showsMoney: false) : [])
        {
            yield return fact;
        }

        yield return new Fact("Supplier", facts.Order is null ? draft.Supplier : "");
        yield return new Fact("Reference", draft.Reference);
        yield return new Fact("Problem", draft.Problem);
        yield return new Fact("Business impact", draft.Impact);
        yield return new Fact("You want", draft.Wanted);
        yield return new Fact("Promised so far", draft.Promised);
        yield return new Fact("Customer contact", draft.Contact);
        yield return new Fact("Supplier ticket", Text.Code(draft.Ticket));
    }

    static IEnumerable<Block> Notes(DraftFacts facts)
    {
        if (facts.Order is { } order)
        {
            yield return new Note(Text.Of($"Order facts: {order.LastWord.Source}, as of {order.LastWord.AsOf}."));
        }

        if (Situation.IsExpedite(facts.Draft.Words))
        {
            yield return new Note(Text.Plain("An earlier date than the standard one is an expedite: a separate request that the supplier bills, and that needs a written approval. An escalation is free and holds them to what they promised."));
        }
    }

    static IEnumerable<Button> Buttons(DraftFacts facts, EscalationLevel level)
    {
        var draft = facts.Draft;
        foreach (var each in new[] { level, facts.Proposal.Level }.Concat(facts.Proposal.IsFixed ? [] : Enum.GetValues<EscalationLevel>()).Distinct())
        {
            yield return new ActionButton(each == level ? $"Escalate as {each}" : $"As {each} instead", EscalationVerbs.Open(each), draft.Id, 0, Confirm(each, facts.Policy))
            {
                Style = each == level ? ButtonStyle.Primary : ButtonStyle.Default,
            };
        }

        yield return new FormButton("Change something…", EscalationForms.New, EscalationDraft.SubjectPrefix + draft.Id);
        yield return QuestionCards.Cancel(draft);
    }

    static string? Confirm(EscalationLevel level, EscalationPolicy policy) => level == EscalationLevel.High ? LevelWords.SureOfHigh(policy) : null;
}
