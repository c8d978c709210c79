using Demarc.Cards.Model;
using SmallPrint = Demarc.Cards.Model.Note;

namespace Demarc.Features.Orders.Showing;

/// <summary>
/// The order card: stage, dates with their evidence, health with its rule, the next step, what the partner must do, what could go wrong, money for those
/// who may see it. What is not known is said to be unknown.
/// </summary>
static class OrderCard
{
    const int MostNotes = 3;
    const int Stages = 7;

    public static Card Draw(OrderSight sight, Lead lead)
    {
        var order = sight.Order;
        return new Card("order", $"Order {OrderPhrases.Name(order)}", OrderLead.Of(sight, lead))
        {
            Tone = OrderPhrases.ToneOf(sight.Health.Rag),
            Body =
            [
                new Badge(OrderPhrases.WordOf(sight.Health), OrderPhrases.ToneOf(sight.Health.Rag)),
                new Paragraph(Text.Of($"{OrderPhrases.Capital(sight.Health.Words)} (rule {sight.Health.Rule}).")),
                new Progress($"Stage: {order.Stage().Words()}", Math.Min((int)order.Stage() % (int)OrderStage.Cancelled, Stages), Stages),
                new Facts([.. Facts(sight)]),
                .. Next(sight),
                .. lead == Lead.Stalled ? Reasons(sight) : [],
                .. Tasks(sight),
                .. Risks(sight),
                .. Escalations(sight),
                .. OrderMoney.Block(sight),
                .. Notes(sight),
                new SmallPrint(Text.Of($"Last heard: {OrderPhrases.Known(order.LastWord, sight)}. Days are counted from {sight.Now}, when this was drawn.")),
            ],
            Buttons = [.. Buttons(sight)],
        };
    }

    /// <summary>Instead of an order that may no longer be shown here: in place of the card, since what stands is not taken away by saying nothing.</summary>
    public static Card NotHere() => new("order-gone", "", Text.Plain("This order is no longer shown here. Ask me about it in a private chat."));

    static IEnumerable<Fact> Facts(OrderSight sight)
    {
        var (order, viewer) = (sight.Order, sight.Viewer);
        yield return new Fact("Service", Known(OrderPhrases.ServiceOf(order)));
        yield return new Fact("Site", Known(order.Site));
        foreach (var fact in OrderDateFacts.Of(sight))
        {
            yield return fact;
        }

        if (order.SupplierStatus is { Length: > 0 } status)
        {
            yield return new Fact("Supplier status", $"\"{status}\"");
        }

        if (Numbers(order, viewer) is { IsEmpty: false } numbers)
        {
            yield return new Fact("Numbers", numbers);
        }

        yield return new Fact("Rep", order.Rep is { } rep ? sight.NameOf(rep) : Known(order.RepName ?? ""));
        yield return new Fact("Project manager", order.Owner is { } owner ? sight.NameOf(owner) : Known(order.OwnerName ?? ""));
        if (viewer.IsStaff)
        {
            yield return new Fact("Agency", order.Agency.Length > 0 ? sight.Agency : order.AgencyName is { } written ? $"\"{written}\", not known here: staff only" : "unknown: staff only");
            if (order.Risk is { Length: > 0 } risk && viewer.SeesInternal)
            {
                yield return new Fact("Risk (internal)", risk);
            }
        }
    }

    // In a room nobody's account and lines are read out.
    static Text Numbers(Order order, Viewer viewer)
    {
        var parts = new List<Text>();
        Add("PON", order.Pon);
        Add("supplier order", order.SupplierOrder);
        Add("circuit", order.CircuitId);
        if (viewer.Person is not null)
        {
            Add("account", order.Account is null ? null : OrderWords.Masked(order.Account));
            Add("BTN", order.Btn is null ? null : Telephone.Written(order.Btn));
        }

        if ((order.TnCount ?? (order.Tns.Count > 0 ? order.Tns.Count : null)) is { } count)
        {
            parts.Add(Text.Plain(count == 1 ? "1 number" : $"{count} numbers"));
        }

        return Text.Join(", ", parts);

        void Add(string name, string? value)
        {
            if (value is { Length: > 0 })
            {
                parts.Add(Text.Of($"{name} {Text.Code(value)}"));
            }
        }
    }

    static IEnumerable<Block> Next(OrderSight sight)
    {
        if (!sight.Order.IsOpen())
        {
            yield break;
        }

        yield return new Section("Next step", [new Paragraph(sight.Order.Next is { } next ? OrderPhrases.NextStep(next, sight) : Text.Plain("Unknown: nobody has set one."))]);
    }

    static IEnumerable<Block> Reasons(OrderSight sight) =>
        Standstill.Of(sight.Order, sight.Context) is { Count: > 0 } reasons
            ? [new Section("Why nothing moves", [Listed(reasons)])]
            : [new Section("Why nothing moves", [new Paragraph("Unknown: nothing on record says why. Escalating asks the supplier.")])];

    static IEnumerable<Block> Tasks(OrderSight sight)
    {
        if (!sight.Order.IsOpen())
        {
            yield break;
        }

        var title = sight.Viewer is { Person: not null, IsStaff: false } ? "What you must do" : "What the partner must do";
        var tasks = Advice.PartnerTasks(sight.Order);
        if (tasks.Count > 0)
        {
            yield return new Section(title, [Listed(tasks)], Tone.Warning);
        }
        else if (Advice.Usual(sight.Order, sight.Today, sight.Context.Calendar) is { } usual)
        {
            yield return new Section(title, [new Paragraph(Text.Of($"Nothing on record. {usual.Words} ({usual.From})"))]);
        }
    }

    static IEnumerable<Block> Risks(OrderSight sight) =>
        Advice.Risks(sight.Order, sight.Today, sight.Context.Calendar) is { Count: > 0 } risks ? [new Section(sight.Order.IsOpen() ? "What could go wrong" : "What is still to do", [Listed(risks)])] : [];

    static IEnumerable<Block> Escalations(OrderSight sight) =>
        sight.Escalations.Count == 0 ? [] :
        [
            new Section("Escalations open", [new Bullets([.. sight.Escalations.Select(escalation =>
                Text.Of($"{Text.Bold(escalation.Id)} {escalation.Level}, raised {escalation.RaisedAt}{(escalation.Next is { } next && sight.Viewer.IsStaff ? Text.Of($"; next: {next.What}, by {next.By}") : Text.Empty)}"))])]),
        ];

    static IEnumerable<Block> Notes(OrderSight sight)
    {
        var notes = sight.Order.Notes.Where(note => !note.IsInternal || sight.Viewer.SeesInternal).TakeLast(MostNotes).ToList();
        if (notes.Count > 0)
        {
            yield return new Section("Notes", [new Bullets([.. notes.Select(note =>
                Text.Of($"{(sight.Viewer.IsStaff ? note.IsInternal ? "Internal: " : "To the partner: " : "")}{note.Words} ({sight.NameOf(note.By)}, {note.At})"))])]);
        }
    }

    static Bullets Listed(IEnumerable<Remark> remarks) => new([.. remarks.Select(remark => Text.Of($"{remark.Words} ({remark.From})"))]);

    static IEnumerable<Button> Buttons(OrderSight sight)
    {
        var (order, viewer) = (sight.Order, sight.Viewer);
        if (viewer.MayEscalate && order.Stage() != OrderStage.Cancelled)
        {
            yield return new FormButton($"Escalate {order.Number}", OrderVerbs.EscalateForm, order.Id) { Style = sight.Health.Rag is Rag.Red or Rag.Unknown ? ButtonStyle.Primary : ButtonStyle.Default };
        }

        if (viewer.MayChange)
        {
            yield return new FormButton($"Change dates of {order.Number}", OrderVerbs.DatesForm, order.Id);
            yield return new FormButton($"Change state of {order.Number}", OrderVerbs.StateForm, order.Id);
            yield return new FormButton($"Add a note to {order.Number}", OrderVerbs.NoteForm, order.Id);
        }

        yield return sight.Follows
            ? new ActionButton($"Stop following {order.Number}", OrderVerbs.Unfollow, order.Id)
            : new ActionButton($"Follow {order.Number}", OrderVerbs.Follow, order.Id);
        yield return new ActionButton($"History of {order.Number}", OrderVerbs.History, order.Id);
    }

    static Text Known(string value) => Text.Plain(value.Length > 0 ? value : "unknown");
}
