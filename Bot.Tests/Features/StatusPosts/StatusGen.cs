using CsCheck;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>Orders and escalations of every kind around one date, in a handful of agencies, carriers and owners.</summary>
static class StatusGen
{
    public static readonly DateOnly Today = new(2026, 11, 18);
    public static readonly DateTimeOffset Now = new(2026, 11, 18, 14, 30, 0, TimeSpan.Zero);
    public static readonly string[] Agencies = ["acme", "birch", ""];
    public static readonly string[] Carriers = ["Lumen", "Comcast", "AT&T"];
    public static readonly string[] Managers = ["dana-ortiz", "ana-ruiz"];

    public static readonly Gen<Order> Order =
        from number in Gen.Int[10_000, 99_999]
        from names in Gen.Select(Gen.OneOf(Agencies), Gen.OneOf(Carriers), Gen.OneOf([.. Managers, ""]), Gen.Int[0, 6])
        from dates in Dates
        from state in Gen.Select(Court.Nullable(), Gen.Bool, Gen.Int[0, 12], Gen.Select(Next, Gen.Bool), Gen.Int[0, 9])
        from silence in Gen.Int[0, 14]
        let word = Word(silence)
        select new Order
        {
            Id = number.ToString(),
            Number = number.ToString(),
            Customer = $"Customer {names.Item4}",
            Agency = names.Item1,
            Rep = names.Item1.Length == 0 ? null : names.Item1 + "-rep",
            Supplier = names.Item2,
            Owner = names.Item3.Length == 0 ? null : names.Item3,
            Dates = dates.Dates,
            History = dates.History,
            Hold = state.Item1 is { } court && state.Item2 ? new Hold(court, state.Item3 == 0 ? "billing dispute" : "landlord access", Now.AddDays(-2)) : null,
            Jeopardy = state.Item3 == 1 ? new Jeopardy("1C", "customer not ready", Now.AddDays(-silence)) : null,
            Reject = state.Item3 == 2 ? new Reject("6D", "wrong BTN", Now.AddDays(-1)) : null,
            Next = state.Item4.Item2 ? state.Item4.Item1 : null,
            OpenReadiness = state.Item5 == 0 ? ["CPE"] : [],
            LastWord = word,
        };

    public static readonly Gen<Escalation> Escalation =
        from id in Gen.Int[100, 400]
        from kind in Gen.Select(Gen.Enum<EscalationLevel>(), Gen.Enum<EscalationState>(), Gen.OneOf(Agencies), Gen.Int[10_000, 99_999].Nullable(), Gen.OneOf([.. Managers, ""]))
        from hours in Gen.Select(Gen.Int[0, 200], Gen.Int[-40, 60].Nullable())
        select new Escalation
        {
            Id = $"ESC-{id}",
            Level = kind.Item1,
            State = kind.Item2,
            Agency = kind.Item3,
            Order = kind.Item4?.ToString(),
            Customer = $"Customer {id % 7}",
            Supplier = Carriers[id % 3],
            Rep = kind.Item3 + "-rep",
            RaisedBy = kind.Item3 + "-rep",
            RaisedAt = Now.AddHours(-hours.Item1),
            Problem = "FOC missed twice",
            Assignee = kind.Item5.Length == 0 ? null : kind.Item5,
            Next = hours.Item2 is { } due ? new NextAction("call the carrier", Now.AddHours(due)) : null,
        };

    public static Gen<List<Order>> Orders(int most) => Order.List[0, most].Select(orders => orders.DistinctBy(order => order.Id).ToList());

    public static Gen<List<Escalation>> Escalations(int most) => Escalation.List[0, most].Select(all => all.DistinctBy(one => one.Id).ToList());

    /// <summary>A book of that many orders, always the same.</summary>
    public static List<Order> Book(int count)
    {
        var pcg = new PCG(1, 4711);
        var orders = new List<Order>(count);
        for (var i = 0; i < count; i++)
        {
            orders.Add(Order.Generate(pcg, null, out _) with { Id = $"{50_000 + i}", Number = $"{50_000 + i}" });
        }

        return orders;
    }

    static Gen<Court> Court => Gen.Enum<Court>();

    static Gen<NextStep> Next =>
        from court in Court
        from day in Gen.Int[-6, 8].Nullable()
        select new NextStep("confirm the site contact", court, day is { } days ? Today.AddDays(days) : null);

    // Dates are filled from the first one on up to some stage; the FOC may have moved.
    static Gen<(OrderDates Dates, IReadOnlyList<OrderChange> History)> Dates =>
        from stage in Gen.Int[0, 8]
        from foc in Gen.Int[-8, 14]
        from moved in Gen.Int[-4, 9].Nullable()
        from wanted in Gen.Int[-6, 12].Nullable()
        select (
            new OrderDates
            {
                ContractSigned = Point(-20),
                Submitted = stage > 0 ? Point(-15) : null,
                Accepted = stage > 1 ? Point(-12) : null,
                RequestedInstall = wanted is { } day ? Point(day) : null,
                Foc = stage > 2 ? Point(foc + (moved ?? 0)) : null,
                Installed = stage is 6 or 7 ? Point(-3) : null,
                Activated = stage == 7 ? Point(-1) : null,
                Cancelled = stage == 8 ? Point(-1) : null,
            },
            stage > 2 && moved is not null ? (IReadOnlyList<OrderChange>)[new OrderChange(nameof(OrderDate.Foc), $"{Today.AddDays(foc):yyyy-MM-dd}", $"{Today.AddDays(foc + moved.Value):yyyy-MM-dd}", Now, Word(1))] : []);

    static DatePoint Point(int days) => new(Today.AddDays(days), Word(1));

    static Evidence Word(int days) => new("import orders.xlsx", Now.AddDays(-days));
}
