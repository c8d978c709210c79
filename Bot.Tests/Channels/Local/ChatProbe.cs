using Demarc.Cards.Model;
using Demarc.Channels.Local;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Tests.Cards.Gallery;
using Demarc.Tests.Support;
using Demarc.Turns;
using Demarc.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Demarc.Tests.Channels.Local;

/// <summary>The only feature of its bot; it answers everything a page must be able to show. The first word of a message says what.</summary>
sealed class ChatProbe : IFeature
{
    public static readonly Collection<Case> Cases = new("probecases");

    public List<Inbound> Heard { get; } = [];

    /// <summary>Waited for in every handler before it answers.</summary>
    public Func<Turn, Task> Before { get; set; } = _ => Task.CompletedTask;

    public static async Task<(TestBot Bot, ChatProbe Probe)> StartAsync(TestBotOptions? options = null)
    {
        var probe = new ChatProbe();
        var bot = await TestBot.StartAsync((options ?? new TestBotOptions()) with { Services = probe.Join });
        return (bot, probe);
    }

    public void Join(IServiceCollection services)
    {
        services.AddCollections(Cases);
        services.RemoveAll<IFeature>();
        services.AddSingleton<IFeature>(this);
        services.AddSingleton<Understand>((text, _) => [new Meaning(text.Split(' ')[0].ToLowerInvariant(), 1) { Text = text }]);
    }

    public void Register(Catalog catalog)
    {
        catalog.Intent("echo", (turn, _, _) => AnswerAsync(turn, new Reply.Say(Line(turn.Inbound.Text[4..].Trim()), Audience.Anyone)));
        catalog.Intent("sample", (turn, _, _) => AnswerAsync(turn, new Reply.Say(GalleryCases.Case(turn.Inbound.Text.Split(' ')[1]).Card!, Audience.Anyone)));
        catalog.Intent("secret", (turn, _, _) => AnswerAsync(turn, new Reply.Say(Line("For you alone."), Audience.Asker)));
        catalog.Intent("quiet", (turn, _, _) => AnswerAsync(turn, new Reply.Silence()));
        catalog.Intent("case", OpenCaseAsync);
        catalog.Intent(Router.NoIntent, (turn, _, _) => AnswerAsync(turn, new Reply.Say(Line("I did not understand."), Audience.Anyone)));
        catalog.Action("case.acknowledge", AcknowledgeAsync);
        catalog.Action("case.broken", (_, _, _) => throw new InvalidOperationException("meant to fail"));
        catalog.Form("case.escalate", (turn, _, _) => Task.FromResult<Reply>(new Reply.Ask(Form(turn))), EscalateAsync);
        catalog.On(InboundKind.FileSent, (turn, _, _) => AnswerAsync(turn, new Reply.Say(Line($"Got {turn.Inbound.Files[0].Name}, {turn.Inbound.Files[0].Size} bytes."), Audience.Anyone)));
        catalog.On(InboundKind.Feedback, HearAsync);
        catalog.On(InboundKind.Reaction, HearAsync);
        catalog.View("case", DrawAsync);
    }

    static Card Line(string words) => new("line", "", Text.Plain(words));

    async Task<Reply> AnswerAsync(Turn turn, Reply reply)
    {
        await HearAsync(turn, null!, default);
        return reply;
    }

    async Task<Reply> HearAsync(Turn turn, Session session, CancellationToken cancel)
    {
        lock (Heard)
        {
            Heard.Add(turn.Inbound);
        }

        await Before(turn);
        return new Reply.Silence();
    }

    /// <summary>"case 7": a live card for the asker and one for every project manager.</summary>
    async Task<Reply> OpenCaseAsync(Turn turn, Session session, CancellationToken cancel)
    {
        await HearAsync(turn, session, cancel);
        var id = turn.Inbound.Text.Split(' ')[1];
        session.Save(Cases, new Case { Id = id });
        foreach (var person in await session.QueryAsync(Roster.People, Roster.People.Where(one => one.Role == Role.ProjectManager), cancel))
        {
            session.Tell(person, $"case:{id}:{person.Id}", turn.Now, new ViewRef("case", "case:" + id));
        }

        return new Reply.Live(turn.ViewFor("case", "case:" + id), Audience.Anyone);
    }

    async Task<Reply> AcknowledgeAsync(Turn turn, Session session, CancellationToken cancel)
    {
        await HearAsync(turn, session, cancel);
        var found = (await session.LoadAsync(Cases, turn.Inbound.Subject!, cancel))!;
        var view = turn.ViewFor("case", "case:" + found.Id);
        if (found.By is not null)
        {
            return new Reply.Refused(Text.Plain($"{found.By} was first."), view);
        }

        session.Save(Cases, found with { By = turn.Person.Name });
        await session.TouchAsync("case:" + found.Id, turn.Now, cancel);
        return new Reply.Done(Text.Of($"Case {found.Id} is {Text.Bold("yours")}."), view);
    }

    async Task<Reply> EscalateAsync(Turn turn, Session session, CancellationToken cancel)
    {
        await HearAsync(turn, session, cancel);
        var why = turn.Inbound.Values.GetValueOrDefault("why") ?? "";
        if (!why.Contains("date", StringComparison.Ordinal))
        {
            return new Reply.Ask(Form(turn).Refused(turn.Inbound.Values, [new FieldError("why", "Say which date was missed.")]));
        }

        var found = (await session.LoadAsync(Cases, turn.Inbound.Subject!, cancel))!;
        session.Save(Cases, found with { Why = why });
        await session.TouchAsync("case:" + found.Id, turn.Now, cancel);
        return new Reply.Done(Text.Plain("Escalated."));
    }

    static Form Form(Turn turn) => new("case.escalate", "Escalate case " + turn.Inbound.Subject, turn.Inbound.Subject ?? "", turn.Inbound.Ticket ?? turn.Inbound.Key)
    {
        Intro = Text.Of($"A project manager answers within {Text.Bold("30 minutes")}."),
        SubmitLabel = "Escalate",
        Fields =
        [
            new TextField("why", "What went wrong?") { Required = true, Multiline = true, Hint = "What was promised, what happened" },
            new ChoiceField("level", "How bad is it?", [new("low", "Low"), new("high", "High")]) { Required = true, Expanded = true, Value = "low" },
            new ToggleField("tell", "Tell the customer"),
        ],
    };

    static async ValueTask<Card?> DrawAsync(ViewRef view, Address address, Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(Cases, view.Subject[5..], cancel) is not { } found)
        {
            return null;
        }

        var words = found.By is null ? Text.Plain($"Nobody has taken case {found.Id}.") : Text.Of($"{found.By} takes care of case {found.Id}.");
        return new Card("case", "Case " + found.Id, words)
        {
            Tone = found.By is null ? Tone.Warning : Tone.Good,
            Body = found.Why is null ? [] : [new Facts([new Fact("What went wrong", found.Why)])],
            Buttons =
            [
                new ActionButton($"Acknowledge case {found.Id}", "case.acknowledge", found.Id, found.Version) { Style = ButtonStyle.Primary },
                new FormButton($"Escalate case {found.Id}", "case.escalate", found.Id),
                new ActionButton("Close it", "case.broken", found.Id, found.Version, Confirm: "Close it for everyone?") { Style = ButtonStyle.Danger },
                new AskButton("Echo", "echo suggested"),
            ],
        };
    }
}

sealed record Case : Document
{
    public string? By { get; init; }

    public string? Why { get; init; }
}

static class LocalPeople
{
    /// <summary>Someone the page can speak as, reached there.</summary>
    public static Task<Person> AddLocalAsync(this TestBot bot, string name, Role role = Role.PartnerRep, string company = "acme", Func<Person, Person>? more = null) =>
        AddAsync(bot, name, role, role is Role.PartnerRep or Role.AgencyManager ? company : "house", more);

    static async Task<Person> AddAsync(TestBot bot, string name, Role role, string company, Func<Person, Person>? more)
    {
        var person = await bot.AddAsync(name, role, company, one => (more?.Invoke(one) ?? one) with
        {
            Reach = new Dictionary<string, Address> { [LocalNames.Channel] = LocalNames.ChatOf(one.Id) },
            PreferredChannel = LocalNames.Channel,
        });
        await bot.DecideAsync(session => session.Save(Roster.Links, LocalNames.LinkOf(person.Id, bot.Now)));
        return person;
    }

    public static async Task<Address> LocalRoomAsync(this TestBot bot, string id, string name, bool isInternal = false, params string[] sharedWith)
    {
        var address = LocalNames.RoomOf(id);
        await bot.DecideAsync(session => session.Save(Roster.Rooms, new Room { Id = address.RoomKey, Name = name, Address = address, IsInternal = isInternal, SharedWith = sharedWith }));
        return address;
    }
}
