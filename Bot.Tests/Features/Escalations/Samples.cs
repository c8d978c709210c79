using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Escalations.Policies;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Proving;
using Demarc.Features.Escalations.Showing;
using Demarc.Features.Escalations.Why;
using Demarc.Features.Escalations.Work;
using Demarc.Features.Orders;
using Demarc.Tests.Cards.Gallery;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

/// <summary>People, an order and an escalation at every stage, made by the moves themselves.</summary>
sealed class Samples
{
    public static readonly DateTimeOffset Now = BlockSamples.Now;

    public static readonly EscalationHours Hours = new(WorkingHours.Office(Zones.OrUtc("America/New_York"), BusinessCalendar.Federal));

    static readonly EscalationMoves Moves = new(Hours, EscalationPolicy.Shipped);

    readonly int shift;

    /// <param name="text">Put wherever somebody could have typed something.</param>
    /// <param name="shift">Minutes that all of it happened earlier.</param>
    public Samples(string? text = null, int shift = 0)
    {
        Text = text;
        this.shift = shift;
        Rita = Person("rita", text ?? "Rita Sol", Role.PartnerRep, "acme");
        Dana = Person("dana", text ?? "Dana Ortiz", Role.ProjectManager, "house");
        Lee = Person("lee", "Lee Grant", Role.Leadership, "house");
        Names = new Names(new[] { Rita, Dana, Lee }.ToDictionary(person => person.Id), text ?? "Acme").And(Crew.Workers);
    }

    public string? Text { get; }

    public Person Rita { get; }

    public Person Dana { get; }

    public Person Lee { get; }

    public Names Names { get; }

    public Order Order => new()
    {
        Id = "48213",
        Number = Text ?? "48213",
        Customer = Text ?? "Marlin Dental",
        Agency = "acme",
        Rep = "rita",
        Supplier = Text ?? "Lumen",
        Product = Text ?? "DIA 500M",
        Site = Text ?? "14 Oak St, Denver",
        Pon = Text ?? "PON48213",
        SupplierOrder = Text ?? "L-771",
        CircuitId = Text ?? "32/HCFS/004512//NW",
        Account = Text ?? "00912345678",
        Tns = [Text ?? "3035550101", "3035550102"],
        TnCount = 40,
        Mrc = 845.50m,
        Dates = new OrderDates { Submitted = Day(2026, 10, 1), Foc = Day(2026, 11, 16) },
        Jeopardy = new Jeopardy("1C", Text ?? "customer not ready", Now.AddDays(-4)),
        LastWord = new Evidence(Text ?? "import orders-nov.xlsx", Now.AddHours(-20)),
    };

    public Escalation New => Moves.Open(Raised, Dana, "looks after Lumen; 3 open", At(-20) with { By = Rita.Id });

    public Escalation Acknowledged => Moves.Acknowledge(New, Dana, At(-15));

    public Escalation WithSupplier => Moves.SetNext(
        Moves.Note(
            Moves.Contacted(Acknowledged, Dana, new SupplierContact(Text ?? "Joe, care desk", Text ?? "a tech is dispatched", 2, true, At(-10).At, Dana.Id), Text ?? "T-99-8812", At(-10)),
            Text ?? "Joe is on leave from Thursday, ask for Kim",
            At(-9)),
        Dana,
        new NextAction(Text ?? "Lumen calls the site contact", At(360).At, Dana.Id),
        null,
        At(-8));

    public Escalation Committed => Moves.Message(Moves.Commit(WithSupplier, Dana, new DateOnly(2026, 12, 2), null, At(-7)), Dana, Text ?? "They start on Tuesday.", null, At(-6));

    public Escalation Waiting => Moves.Wait(WithSupplier, Dana, WaitsOn.Partner, Text ?? "Who opens the door on Tuesday?", At(-5));

    public Escalation Resolved => Moves.Resolve(Committed, Dana, new Proof(ProofKind.Completion, Text ?? "Turned up and tested", Dana.Id), At(-4));

    public Escalation Closed => Moves.Close(Resolved, new Stamp(Audit.TheClock, Now));

    public Escalation High => Moves.PromiseMissed(
        Moves.RaiseAtSupplier(Moves.Raise(new Samples(Text, 300).WithSupplier, EscalationLevel.High, "no answer from Lumen for 1 business day", new Stamp(Audit.TheClock, Now.AddHours(-3))), new Stamp(Audit.TheClock, Now.AddHours(-1))),
        new Stamp(Audit.TheClock, Now.AddMinutes(-30)));

    public Escalation Raised => new()
    {
        Id = "ESC-104",
        Level = EscalationLevel.Mid,
        LevelReason = "FOC missed by 5 business days (M1)",
        Order = "48213",
        Customer = Text ?? "Marlin Dental",
        Agency = "acme",
        Rep = "rita",
        Supplier = Text ?? "Lumen",
        Product = Text ?? "DIA 500M",
        RaisedBy = "rita",
        RaisedAt = At(-20).At,
        Problem = Text ?? "They blew two dates and nobody calls back.",
        Quoted = Text is null ? null : new Quote("", Text, Now.AddHours(-2), Text),
        Impact = Text ?? "Practice closed on Monday without phones",
        Wanted = Text ?? "A technician this week",
        Promised = Text ?? "Joe promised Nov 16",
        Contact = Text ?? "Dr. Marlin 303-555-0150",
        Followers = ["rita"],
    };

    /// <summary>Dana, who has it, Priya, who has two already, and Lee, who leads them.</summary>
    public Crew Crew => new([Dana, Person("priya", Text ?? "Priya Nair", Role.ProjectManager, "house") with { Reach = Dana.Reach }, Lee], Dana, Order, new Dictionary<string, int> { ["priya"] = 2 }, EscalationPolicy.Shipped);

    /// <summary>What is going to happen to it, as a card asks for it.</summary>
    public IReadOnlyList<Foretold> Ahead(Escalation escalation) => [.. Forecast.Of(new LadderRules(Moves), escalation, Crew, Now).Take(AheadWords.MostLookedAt)];

    /// <summary>Why Dana has it, and that Dana was told.</summary>
    public WhyFacts Why => new(
        New with { Choices = [new Chosen(At(-20).At, "dana", "looks after Lumen; 3 open", [new Passed("priya", "has 5 open, Dana Ortiz 3"), new Passed("lee", "a team lead is asked only when nobody before is free")])] },
        Names,
        "dana",
        [new WhoWasTold(new Told { Id = "esc:ESC-104:0:dana", Escalation = "ESC-104", Person = "dana", Why = Text ?? "has it: looks after Lumen; 3 open", At = At(-20).At }, Dana.Name, "arrived", At(-19).At)]);

    /// <summary>A ledger of so many lines.</summary>
    public ProofBook Book(int count)
    {
        var lines = new List<LedgerLine>();
        for (var number = 1; number <= count; number++)
        {
            lines.Add(new LedgerLine
            {
                Id = LedgerLine.IdOf("ESC-104", number),
                Chain = "ESC-104",
                Number = number,
                Step = (LedgerStep)(number % 8),
                At = At(number - 20).At,
                Who = "dana",
                What = (number % 8) == 1 ? nameof(EntryKind.Opened) : $"esc:ESC-104:{number}:dana",
                Detail = Text ?? "has it: looks after Lumen; 3 open",
                Previous = number == 1 ? LedgerLine.First : lines[^1].Hash,
                Hash = "",
            }.Sealed());
        }

        var head = count == 0 ? null : new LedgerHead { Id = "ESC-104", Count = count, Hash = lines[^1].Hash };
        return new ProofBook("ESC-104", lines, head, LedgerCheck.Of(lines, head is null ? [] : [head]), new Dictionary<string, string> { ["dana"] = Dana.Name });
    }

    public static Viewer Staff(Person? person = null) => new(person, true, true, true, true, true, true);

    public Viewer Partner => new(Rita, false, false, false, false, false, true);

    Stamp At(int minutes) => new(Dana.Id, Now.AddMinutes(minutes - shift));

    static Person Person(string id, string name, Role role, string company) => new()
    {
        Id = id,
        Name = name,
        Company = company,
        Role = role,
        Reach = new Dictionary<string, Address> { ["test"] = new("test", "t", "dm:" + id, Place.Personal) },
    };

    static DatePoint Day(int year, int month, int day) => new(new DateOnly(year, month, day), new Evidence("import", Now.AddDays(-20)));
}
