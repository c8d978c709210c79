using System.Collections.Frozen;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Rules;

namespace Demarc.Understanding.Requests;

/// <summary>The answer to a question the bot asked: "48213", "the second one", "marlin". A new question is no answer.</summary>
sealed class OpenQuestion(Judge judge, Func<int, int, Request> cut)
{
    const double Sure = 0.95;
    const double Fair = 0.8;
    const int MostLeftover = 1;
    const int ShortAnswer = 4;

    static readonly FrozenDictionary<string, EntityKind[]> Slots = new Dictionary<string, EntityKind[]>
    {
        ["order_id"] = [EntityKind.OrderId, EntityKind.Pon, EntityKind.CircuitId, EntityKind.Tn, EntityKind.Customer, EntityKind.Account],
        ["order"] = [EntityKind.OrderId, EntityKind.Pon, EntityKind.CircuitId, EntityKind.Tn, EntityKind.Customer, EntityKind.Account],
        ["pon"] = [EntityKind.Pon, EntityKind.OrderId],
        ["circuit_id"] = [EntityKind.CircuitId],
        ["tn"] = [EntityKind.Tn, EntityKind.TnRange],
        ["account"] = [EntityKind.Account, EntityKind.Tn, EntityKind.OrderId],
        ["customer"] = [EntityKind.Customer],
        ["project"] = [EntityKind.Customer],
        ["partner"] = [EntityKind.Partner],
        ["company"] = [EntityKind.Partner, EntityKind.Customer],
        ["person"] = [EntityKind.Person],
        ["carrier"] = [EntityKind.Carrier],
        ["product"] = [EntityKind.Product],
        ["date"] = [EntityKind.Date, EntityKind.DateRange, EntityKind.Month],
        ["month"] = [EntityKind.Month, EntityKind.Date],
        ["level"] = [EntityKind.Level],
        ["code"] = [EntityKind.Code],
        ["field"] = [EntityKind.Field],
        ["form"] = [EntityKind.Form],
        ["amount"] = [EntityKind.Amount],
        ["count"] = [EntityKind.Count],
        ["site"] = [EntityKind.Site],
        ["address"] = [EntityKind.Site],
        ["time"] = [EntityKind.Time],
        ["zone"] = [EntityKind.Zone],
        ["escalation_id"] = [EntityKind.EscalationId],
        ["escalation"] = [EntityKind.EscalationId],
        ["article"] = [EntityKind.Article],
        ["yes_no"] = [],
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> Around =
    [
        "the", "its", "it", "is", "that", "one", "order", "number", "for", "please", "sorry", "i", "mean", "meant", "on", "to", "a", "my", "of", "this", "at", "with", "customer", "pon", "circuit", "yes", "ok", "oh", "think", "would", "be", "should", "make", "level", "date",
        "say", "lets", "go", "use", "under", "name", "called", "by", "from", "account", "and", "sure", "um", "was", "as", "set", "id", "here", "thats", "want",
    ];

    /// <summary>A slot without a kind takes the message whole: the reason, the note. A command or a question of its own that leaves no doubt is none.</summary>
    public Part? Whole(Request whole)
    {
        if (whole.Context is not { PendingIntent: { } intent, PendingSlot: { } slot } || Slots.ContainsKey(slot))
        {
            return null;
        }

        var isOther = judge.RuleFor(whole) is { } rule && (rule.Intent.StartsWith("meta.", StringComparison.Ordinal) || rule.Intent.StartsWith("oos.", StringComparison.Ordinal) || (rule.Intent == "esc.outage" && !intent.StartsWith("esc.", StringComparison.Ordinal)) || whole.IsQuestion);
        return isOther || IsQuestionOfItsOwn(whole, intent) || IsAskedForSomethingElse(whole, intent) ? null : Answered(whole, intent, Sure);
    }

    // "Late orders" and "48301 foc dec 30" are no reason and no proof.
    bool IsAskedForSomethingElse(Request whole, string intent) =>
        (intent == "order.cancel" && whole.HasOrder && judge.RuleFor(whole) is { Confidence: >= RuleBook.Sure })
        || (whole.HasOrder && judge.RuleFor(whole) is { Confidence: >= RuleBook.Sure, Intent: "order.set" or "order.cancel" or "order.note" })
        || (whole.Words.Count <= ShortAnswer && judge.RuleFor(whole) is { Confidence: >= RuleBook.Sure } rule
        && (rule.Intent is "order.list" or "status.show" or "esc.status" or "proj.status" || (rule.Intent == "order.set" && whole.Words.Contains("foc"))));

    // "When am I paid on 48214" is no reason, even where a reason was asked for.
    bool IsQuestionOfItsOwn(Request whole, string intent) =>
        (whole.IsQuestion || Splitter.IsAsking(whole.First))
        && judge.Of(whole) is { IsClear: true } judged && judged.Intent != intent && !judged.Intent.StartsWith("oos.", StringComparison.Ordinal);

    /// <summary>Does the first thing said answer the question?</summary>
    public Part? First(Request first)
    {
        if (first.Context is not { PendingIntent: { } intent, PendingSlot: { } slot } || !Slots.TryGetValue(slot, out var kinds))
        {
            return null;
        }

        first = FollowUp.WithoutCorrection(first, cut);
        if (FollowUp.Place(first) is { } place)
        {
            return Answered(first, intent, Sure) with { Extra = [place] };
        }

        if (kinds is [var kind, ..] && Bare(first, kind) is { } bare)
        {
            return Answered(first, intent, Sure) with { Extra = [bare] };
        }

        var leftover = first.Words.Count(word => word[0] != '<' && !Around.Contains(word));
        var isNamed = first.Found.Any(found => kinds.Contains(found.Kind));
        if (isNamed && leftover - first.Found.Sum(found => Unmasked(found)) <= MostLeftover && !IsCommand(first, intent))
        {
            return Answered(first, intent, Sure);
        }

        var judgement = judge.Of(first);
        var isOther = judgement.IsClear && judgement.Intent != intent;
        return isNamed && !isOther ? Answered(first, intent, Sure)
            : !isOther && !judgement.ByRule && first.Words.Count <= ShortAnswer && !first.IsQuestion && !IsOfAnotherKind(first, kinds) && !judgement.Intent.StartsWith("oos.", StringComparison.Ordinal) ? Answered(first, intent, Fair)
            : null;
    }

    // "Why wasn't I paid" and "snooze ESC-101" name nothing that was asked for.
    static bool IsOfAnotherKind(Request first, EntityKind[] kinds) =>
        kinds.Contains(EntityKind.OrderId) && (Splitter.IsOpener(first.First) || first.Has(EntityKind.EscalationId));

    // "Escalate 48213" names the order and is a new command all the same.
    bool IsCommand(Request first, string intent) =>
        judge.RuleFor(first) is { } rule && rule.Intent != intent && first.Content() > 0 && !rule.Intent.StartsWith("order.status", StringComparison.Ordinal) && rule.Intent is not "proj.status" and not "esc.show";

    // A product or level keeps its words among the others.
    static int Unmasked(Found found) => Masks.Of(found) is null ? found.To - found.From : 0;

    // The question says what kind of number a bare number is.
    static Entity? Bare(Request request, EntityKind kind)
    {
        var numbers = Enumerable.Range(request.From, request.To - request.From).Where(i => request.Said[i].Kind == Words.TokenKind.Number).ToList();
        if (numbers.Count != 1 || request.Found.Any(found => found.Kind == kind) || request.Words.Any(word => word[0] != '<' && !Around.Contains(word) && !char.IsAsciiDigit(word[0])))
        {
            return null;
        }

        var token = request.Said[numbers[0]];
        var value = (kind, token.Text.Length) switch
        {
            (EntityKind.OrderId, >= 3 and <= 10) => token.Text,
            (EntityKind.EscalationId, <= 6) => "ESC-" + token.Text.TrimStart('0'),
            (EntityKind.Count, <= 5) => token.Text,
            (EntityKind.Account, >= 4) => token.Text,
            (EntityKind.Pon, >= 3) => token.Text,
            (EntityKind.Article, <= 4) => "KA-" + token.Text.TrimStart('0').PadLeft(2, '0'),
            _ => null,
        };
        if (value is null)
        {
            return null;
        }

        var (start, text) = request.Said.Text.AsWritten(token.Start, token.End);
        return new Entity(kind, value, text, start);
    }

    static Part Answered(Request request, string intent, double confidence) => new(request, new Judgement(intent, confidence, Outcome.Answer, true));
}
