using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Orders;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Policies;

/// <summary>What one level promises (§4.1).</summary>
/// <param name="Acknowledge">Until somebody says that they have it.</param>
/// <param name="NextStep">Until the requester hears what is done next, and from one update to the next.</param>
/// <param name="SupplierSilence">Without an answer from the supplier it goes up by itself.</param>
/// <param name="Warning">So long before a promise breaks whoever made it is reminded.</param>
public sealed record LevelTarget(Allowance Acknowledge, Allowance NextStep, Allowance SupplierSilence, Allowance Warning);

/// <summary>How escalations are routed, how long everything may take and whom the ladder climbs to: data, from a file.</summary>
public sealed record EscalationPolicy
{
    /// <summary>As it comes with the program.</summary>
    public static readonly EscalationPolicy Shipped = PolicyFile.Shipped();

    public required IReadOnlyDictionary<EscalationLevel, LevelTarget> Levels { get; init; }

    /// <summary>After so long without an objection what is resolved is closed.</summary>
    public required Allowance UntilClosed { get; init; }

    /// <summary>From one reminder of a partner or customer to the next.</summary>
    public required Allowance BetweenReminders { get; init; }

    /// <summary>Never longer without a word, even when the supplier's date lies further ahead.</summary>
    public required Allowance LongestSilence { get; init; }

    /// <summary>Project managers that are asked to acknowledge before it goes past them.</summary>
    public required int Managers { get; init; }

    /// <summary>Roles it goes up to, in this order.</summary>
    public required IReadOnlyList<Role> Up { get; init; }

    /// <summary>Reminders of a partner or customer after which whoever has it decides.</summary>
    public required int RemindersBeforeDecision { get; init; }

    /// <summary>The first that holds decides; without one, who looks after the order, the partner or the carrier.</summary>
    public required IReadOnlyList<RoutingRule> Routing { get; init; }

    public LevelTarget Of(EscalationLevel level) => Levels[level];
}

/// <summary>To whom what is like this goes.</summary>
/// <param name="Name">Shown on the card.</param>
/// <param name="To">Whom to ask, in this order.</param>
public sealed record RoutingRule(string Name, RuleWhen When, IReadOnlyList<RuleTarget> To)
{
    /// <summary>The first of them that is here and was not asked.</summary>
    public Person? FirstOf(IReadOnlyList<Person> here, Crew crew) => To
        .Select(target => target.Person is { } id
            ? here.FirstOrDefault(person => person.Id == id)
            : here.Where(person => person.Role == target.Role).OrderBy(crew.LoadOf).ThenBy(person => person.Id, StringComparer.Ordinal).FirstOrDefault())
        .FirstOrDefault(person => person is not null);
}

/// <summary>A person, or whoever of a role has the fewest open.</summary>
/// <param name="Person">Person id; null: the role.</param>
public sealed record RuleTarget(string? Person, Role? Role);

/// <summary>Conditions; empty ones hold always, and what is not known holds none.</summary>
/// <param name="Partner">Company ids.</param>
/// <param name="Product">Words in the product.</param>
/// <param name="Stage">Of the order.</param>
/// <param name="MrcAtLeast">Monthly charge of the order, in dollars.</param>
public sealed record RuleWhen(
    IReadOnlyList<string> Carrier,
    IReadOnlyList<string> Product,
    IReadOnlyList<string> Partner,
    IReadOnlyList<string> Customer,
    IReadOnlyList<EscalationLevel> Level,
    IReadOnlyList<EscalationKind> Kind,
    IReadOnlyList<OrderStage> Stage,
    decimal? MrcAtLeast)
{
    public bool Holds(Escalation escalation, Order? order) =>
        Is(Carrier, escalation.Supplier)
        && (Product.Count == 0 || Product.Any(word => escalation.Product.Contains(word, StringComparison.OrdinalIgnoreCase)))
        && Is(Partner, escalation.Agency)
        && Is(Customer, escalation.Customer)
        && (Level.Count == 0 || Level.Contains(escalation.Level))
        && (Kind.Count == 0 || Kind.Contains(escalation.Kind))
        && (Stage.Count == 0 || (order is not null && Stage.Contains(order.Stage())))
        && (MrcAtLeast is not { } least || order?.Mrc >= least);

    static bool Is(IReadOnlyList<string> any, string what) => any.Count == 0 || any.Contains(what, StringComparer.OrdinalIgnoreCase);
}
