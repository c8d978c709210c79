using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Understanding;

namespace Demarc.Features.Orders.Showing;

/// <summary>One thing on record that a question asks for: its address, its charge, who has it.</summary>
/// <param name="Name">As an answer begins: "the service address".</param>
/// <param name="Of">Null: it is not on record.</param>
public sealed record OrderField(string Name, Regex Asked, Func<OrderSight, Text?> Of)
{
    /// <summary>For those who may see what the order earns.</summary>
    public bool IsMoney { get; init; }

    /// <summary>Not read out in a room.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What the order is called by; who says it does not ask for it.</summary>
    public EntityKind? Names { get; init; }
}

/// <summary>Answers a question for one thing on an order's record with that thing first.</summary>
static class OrderFields
{
    const int Longest = 160;
    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    static readonly IReadOnlyList<OrderField> All =
    [
        new("the service address", new(@"\b(?:service |site |install(?:ation)? )?address\b", Flags), sight => Known(sight.Order.Site)),
        new("the monthly charge (MRC)", new(@"\b(?:mrc|mrr|monthly (?:recurring )?(?:charge|cost|price|fee|rate))s?\b", Flags), sight => Money(sight.Order.Mrc)) { IsMoney = true },
        new("the one-time charge (NRC)", new(@"\b(?:nrc|one[- ]time (?:charge|cost|fee)|install(?:ation)? (?:fee|charge|cost))s?\b", Flags), sight => Money(sight.Order.Nrc)) { IsMoney = true },
        new("the contract term", new(@"\b(?:contract )?term(?:s| length)?\b|\bcontract length\b|\bhow long is the contract\b", Flags), sight => sight.Order.TermMonths is { } months ? Text.Plain($"{months} months") : null),
        new("the requested install date", new(@"\b(?:requested|desired|wanted)(?: \w+)? date\b|\b(?:crd|ddd)\b", Flags), sight => Dated(sight, sight.Order.Dates.RequestedInstall)),
        new("the circuit id", new(@"\b(?:circuit|ckt)(?: id| number| #)\b|\bckt\b", Flags), sight => Known(sight.Order.CircuitId)) { Names = EntityKind.CircuitId },
        new("the day it was submitted", new(@"\bwhen (?:was|were|did)\b.*\b(?:submit(?:ted)?|placed|sent in|entered)\b|\b(?:submitted|submission|submit) date\b|\bdate (?:it was )?submitted\b", Flags), sight => Dated(sight, sight.Order.Dates.Submitted)),
        new("the day the supplier accepted it", new(@"\bwhen (?:was|were|did)\b.*\baccept(?:ed)?\b|\baccept(?:ed|ance) date\b", Flags), sight => Dated(sight, sight.Order.Dates.Accepted)),
        new("the day the contract was signed", new(@"\bwhen (?:was|were|did)\b.*\bsign(?:ed)?\b|\b(?:signed|signature) date\b", Flags), sight => Dated(sight, sight.Order.Dates.ContractSigned)),
        new("the renewal date", new(@"\brenewal(?: date)?\b|\bwhen does (?:it|the contract)\b.*\b(?:renew|end|expire)s?\b", Flags), sight => sight.Order.Renewal is { } day ? Text.Of($"{day}") : null),
        new("the supplier's order number", new(@"\b(?:carrier|supplier|provider|vendor)(?:'s)? (?:order|confirmation)(?: number| #| id)?\b", Flags), sight => Known(sight.Order.SupplierOrder)),
        new("the PON", new(@"\bpon\b", Flags), sight => Known(sight.Order.Pon)) { Names = EntityKind.Pon },
        new("the account", new(@"\baccount(?: number| #)\b|\bacct\b", Flags), sight => sight.Order.Account is { Length: > 0 } account ? Text.Plain(OrderWords.Masked(account)) : null) { IsPrivate = true, Names = EntityKind.Account },
        new("the billing number (BTN)", new(@"\bbtn\b|\bbilling (?:telephone )?number\b", Flags), sight => sight.Order.Btn is { } btn ? Text.Plain(Telephone.Written(btn)) : null) { IsPrivate = true, Names = EntityKind.Tn },
        new("the project manager", new(@"\bwho(?:'?s| is| has| owns)?\b(?: got| the)?(?:.*\b(?:pm|project manager|owner|owns|has|handling|handles|working|looks after|looking after|on)\b| [#\w-]*\d[\w-]*)|\b(?:pm|project manager|owner) (?:of|on|for)\b", Flags), Owner),
        new("the rep", new(@"\bwho(?:'?s| is)? (?:the )?(?:sales )?(?:rep|agent)\b|\brep (?:of|on|for)\b", Flags), sight => sight.Order.Rep is { } rep ? Text.Of($"{sight.NameOf(rep)}") : Known(sight.Order.RepName)),
        new("the carrier", new(@"\b(?:what|which|who)(?:'?s| is)? (?:the )?(?:carrier|supplier|provider)\b(?!'?s? (?:order|status|number))|\b(?:carrier|supplier) (?:of|for)\b", Flags), sight => Known(sight.Order.Supplier)),
        new("the product", new(@"\b(?:what|which)(?:'?s| is)? (?:the )?(?:product|service)\b|\bproduct (?:of|for|on)\b", Flags), sight => Known(sight.Order.Product)),
    ];

    /// <returns>The field whose name is asked for; null when the order as a whole is.</returns>
    public static OrderField? AskedIn(Meaning? meaning)
    {
        var text = meaning?.Text ?? "";
        var said = (text.Length <= Longest ? text : text[..Longest]).Replace('\u2019', '\'');
        return All.FirstOrDefault(field => field.Asked.IsMatch(said) && (field.Names is not { } kind || meaning?.First(kind) is null));
    }

    public static Card Draw(OrderSight sight, OrderField field)
    {
        var order = sight.Order;
        var answer = field switch
        {
            { IsMoney: true } when !sight.Viewer.SeesMoney => Text.Of($"I do not show {field.Name} of order {order.Number} here: it is for those who may see what the order earns, in a private chat."),
            { IsPrivate: true } when sight.Viewer.Person is null => Text.Of($"I do not read out {field.Name} of order {order.Number} in a room. Ask me in a private chat."),
            _ when field.Of(sight) is { } value => Text.Of($"{OrderPhrases.Capital(field.Name)} of order {order.Number} for {order.Customer}: {value}."),
            _ => Text.Of($"{OrderPhrases.Capital(field.Name)} of order {order.Number} for {order.Customer} is not on record. Its project manager can tell: say \"ask a person\"."),
        };
        return new Card("order-field", "", answer) { Buttons = [new ActionButton($"Open {order.Number}", OrderVerbs.Open, order.Id)] };
    }

    static Text? Owner(OrderSight sight) =>
        sight.Order.Owner is { } owner ? Text.Of($"{sight.NameOf(owner)}{Next(sight)}") : sight.Order.OwnerName is { Length: > 0 } name ? Text.Of($"{name}{Next(sight)}") : null;

    static Text Next(OrderSight sight) => sight.Order is { Next: { } next } && sight.Order.IsOpen() ? Text.Of($"; the next step: {OrderPhrases.NextStep(next, sight)}") : Text.Empty;

    static Text? Known(string? value) => value is { Length: > 0 } ? Text.Of($"{value}") : null;

    static Text? Money(decimal? amount) => amount is { } known ? Text.Plain(OrderPhrases.Dollars(known)) : null;

    static Text? Dated(OrderSight sight, DatePoint? point) => point is null ? null : OrderPhrases.Dated(point, sight);
}
