using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Tests.Delivery;
using Demarc.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>
/// A small order desk to see the wire work: a form with an error at a field, an escalation of a quoted message, searches, and what can go wrong
/// in a handler. With it comes <see cref="Probe"/>, which has live cards with a button.
/// </summary>
sealed class Desk : IFeature
{
    public Probe Probe { get; } = new();

    /// <summary>Forms done, by their ticket.</summary>
    public List<string> Done { get; } = [];

    public List<Inbound> Events { get; } = [];

    public TaskCompletionSource? Gate { get; set; }

    /// <summary>Takes the place of the real desk; people, greetings and troubles stay the real ones.</summary>
    public void AddTo(IServiceCollection services)
    {
        foreach (var feature in services.Where(IsOfTheRealDesk).ToList())
        {
            services.Remove(feature);
        }

        services.AddCollections(Probe.Things);
        services.AddSingleton<IFeature>(Probe);
        services.AddSingleton<IFeature>(this);
        services.AddSingleton(TeamsWire.FirstWord);
    }

    static bool IsOfTheRealDesk(ServiceDescriptor service) =>
        service.ServiceType == typeof(IFeature) && service.ImplementationType?.Namespace is not ("Demarc.Features.People" or "Demarc.Features.Help" or "Demarc.Features.Admin");

    public void Register(Catalog catalog)
    {
        catalog.Intent("form", (_, _, _) => Task.FromResult<Reply>(new Reply.Say(
            new Card("offer", "Tickets", "You can open a ticket.") { Buttons = [new FormButton("Open a ticket", "ticket.new", "48213")] }, Audience.Anyone)));
        catalog.Intent("secret", (_, _, _) => Task.FromResult<Reply>(new Reply.Say(Answering.Line("secret", "Only for you."), Audience.Asker)));
        catalog.Form("ticket.new", (turn, _, _) => Ask(Ticket(turn)), SubmitAsync);
        catalog.Form("escalation.new", (turn, _, _) => Ask(Escalation(turn)), SubmitAsync);
        catalog.Search("searchOrders", (turn, _, _) => Task.FromResult<Reply>(new Reply.Hits([.. Hits("Order").Where(hit => hit.Title.Contains(turn.Inbound.Text, StringComparison.OrdinalIgnoreCase))])));
        catalog.Search("searchArticles", (turn, _, _) => Task.FromResult<Reply>(new Reply.Hits(turn.Inbound.Text == "foc" ? [.. Hits("KA")] : [])));
        catalog.Action("explode", (_, _, _) => throw new InvalidOperationException("a bug with a secret in its message"));
        catalog.Action("slow", SlowAsync);
        foreach (var kind in (InboundKind[])[InboundKind.Feedback, InboundKind.Reaction, InboundKind.Edited, InboundKind.Deleted])
        {
            catalog.On(kind, (turn, _, _) =>
            {
                Events.Add(turn.Inbound);
                return Task.FromResult<Reply>(new Reply.Silence());
            });
        }
    }

    static IEnumerable<Hit> Hits(string what) =>
        Enumerable.Range(1, 30).Select(i => new Hit($"{what}-{i}", $"{what} {i} <b>R&D</b>", "Stage: waiting for the carrier", new Card("hit", $"{what} {i}", $"{what} {i} waits for the carrier.")));

    static Task<Reply> Ask(Form form) => Task.FromResult<Reply>(new Reply.Ask(form));

    static Form Ticket(Turn turn) => new("ticket.new", "New ticket", turn.Inbound.Subject ?? "", turn.Inbound.Ticket ?? turn.Inbound.Key)
    {
        Fields = [new TextField("what", "What is wrong?") { Required = true, Multiline = true }, new DateField("when", "Since when?")],
    };

    static Form Escalation(Turn turn) => Ticket(turn) with
    {
        Name = "escalation.new",
        Title = "Escalate",
        Fields = [new TextField("what", "What is wrong?") { Value = turn.Inbound.Quoted?.Text, Multiline = true }],
    };

    async Task<Reply> SubmitAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var values = turn.Inbound.Values;
        var what = values.GetValueOrDefault("what") ?? "";
        if (what.Length < 5)
        {
            var form = turn.Inbound.Verb == "ticket.new" ? Ticket(turn) : Escalation(turn);
            return new Reply.Ask(form.Refused(values, [new FieldError("what", "Say what is wrong in a few words.")]));
        }

        Done.Add(turn.Inbound.Ticket ?? "");
        session.Save(Probe.Things, new Thing { Id = $"ticket{Done.Count}", Value = what });
        if (await session.LoadAsync(Roster.People, "dana", cancel) is { } manager)
        {
            session.Tell(manager, $"ticket:{Done.Count}", turn.Now, new Card("ticket", "New ticket", Text.Of($"{turn.Person.Name} reports: {what}")), Importance.MustArrive);
        }

        return new Reply.Done(Text.Of($"Thank you, {turn.Person.Name}. Your ticket is open."));
    }

    async Task<Reply> SlowAsync(Turn turn, Session session, CancellationToken cancel)
    {
        await Gate!.Task.WaitAsync(cancel);
        session.Record(turn, "slow", "");
        return new Reply.Done("It is done.");
    }
}
