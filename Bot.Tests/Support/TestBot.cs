using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.PlainText;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;
using Demarc.Understanding.Scoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Demarc.Tests.Support;

/// <summary>
/// The whole program on a real store in a folder of its own, with a channel in memory and a clock that moves when told. People talk to it as they do:
/// <c>await bot.SayAsync(rep, "where is 48213")</c>, then look at <c>bot.Chat.In(rep.Chat())</c>.
/// </summary>
public sealed class TestBot : IAsyncDisposable
{
    /// <summary>A Monday morning in an ordinary week.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 16, 15, 0, 0, TimeSpan.Zero);

    /// <summary>Nobody changes settings under a test, and a machine has only so many watchers for all programs on it.</summary>
    internal static readonly string[] Unwatched = ["--hostBuilder:reloadConfigOnChange=false"];

    readonly TestBotOptions options;
    WebApplication app = null!;
    string listensOn = "http://127.0.0.1:0";
    int messages;

    TestBot(TestBotOptions options) => this.options = options;

    public string Folder { get; } = Directory.CreateTempSubdirectory("demarc-test-").FullName;

    public FakeTimeProvider Clock { get; } = new(Start) { AutoAdvanceAmount = TimeSpan.Zero };

    public TestChannel Chat { get; } = new();

    public IServiceProvider Services => app.Services;

    public IStore Store => app.Services.GetRequiredService<IStore>();

    public HttpClient Http => options.IsListening ? new HttpClient { BaseAddress = new Uri(app.Urls.First()) } : app.GetTestClient();

    /// <summary>Where it listens, when it does; the same after a restart.</summary>
    public string Url => app.Urls.First();

    public DateTimeOffset Now => Clock.GetUtcNow();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<TestBot> StartAsync(TestBotOptions? options = null)
    {
        var bot = new TestBot(options ?? new TestBotOptions());
        await bot.StartAgainAsync();
        return bot;
    }

    /// <summary>Stops the program and starts it again on the same folder.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    public async Task StartAgainAsync()
    {
        app = Build();
        await app.StartAsync(Cancel);
        listensOn = options.IsListening ? Url : listensOn;
    }

    public async Task StopAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    /// <summary>The same, with what another run of the program left in the store.</summary>
    public async Task RestartWithAsync(params Change[] left)
    {
        await StopAsync();
        app = Build();
        Assert.True((await Store.CommitAsync(left, Cancel)).IsCommitted);
        await app.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
    }

    // --- People

    /// <summary>Adds someone known and reached in a personal chat.</summary>
    public async Task<Person> AddAsync(string name, Role role = Role.PartnerRep, string company = "acme", Func<Person, Person>? more = null)
    {
        var session = Session();
        if (await session.LoadAsync(Roster.Companies, company, Cancel) is null)
        {
            session.Save(Roster.Companies, new Company { Id = company, Name = char.ToUpperInvariant(company[0]) + company[1..], IsDistributor = company == "house" });
        }

        var id = name.ToLowerInvariant().Replace(' ', '-');
        var person = new Person { Id = id, Name = name, Company = company, Role = role };
        person = person with { Reach = new Dictionary<string, Address> { [TestChannel.ChannelName] = person.Chat() } };
        person = more?.Invoke(person) ?? person;
        session.Save(Roster.People, person);
        session.Save(Roster.Links, new IdentityLink { Id = person.Identity().Key, PersonId = id, LinkedAt = Now, By = "test" });
        Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
        return (await Store.LoadAsync(Roster.People, id, Cancel))!;
    }

    public Task<Person> AddStaffAsync(string name, Role role = Role.ProjectManager, Func<Person, Person>? more = null) => AddAsync(name, role, "house", more);

    /// <summary>A room with several people in it.</summary>
    public async Task<Address> RoomAsync(string name, bool isInternal = false, params string[] sharedWith)
    {
        var address = new Address(TestChannel.ChannelName, "t", "room:" + name, Place.Room);
        var session = Session();
        session.Save(Roster.Rooms, new Room { Id = address.RoomKey, Name = name, Address = address, IsInternal = isInternal, SharedWith = sharedWith });
        await session.CommitAsync(Cancel);
        return address;
    }

    // --- What people do

    /// <summary>Says something and waits for all that follows from it now.</summary>
    public async Task<IReadOnlyList<Shown>> SayAsync(Person person, string text, Address? room = null)
    {
        var before = Chat.All.Count;
        await Services.GetRequiredService<Receiver>().AcceptAsync(Message(person, text, room), Cancel);
        await SettleAsync();
        return [.. Chat.All.Skip(before)];
    }

    /// <summary>Says something in a private chat and returns the only answer as plain text.</summary>
    public async Task<string> AskAsync(Person person, string text) => Read(Assert.Single(await SayAsync(person, text), one => one.Address.Key == person.Chat().Key).Card);

    /// <summary>Sends a file and waits for all that follows from it now.</summary>
    public async Task<IReadOnlyList<Shown>> SendAsync(Person person, string name, byte[] bytes, Address? room = null)
    {
        Chat.Files[name] = bytes;
        var before = Chat.All.Count;
        var inbound = Inbound(person, InboundKind.FileSent, room) with { Files = [new SentFile(name, bytes.Length)] };
        await Services.GetRequiredService<Receiver>().AcceptAsync(inbound, Cancel);
        await SettleAsync();
        return [.. Chat.All.Skip(before)];
    }

    public Inbound Message(Person person, string text, Address? room = null) => Inbound(person, InboundKind.Message, room) with { Text = text, MessageId = $"said{messages}" };

    /// <summary>Presses a button of a message, as the platform would report it.</summary>
    public Task<TurnOutcome> PressAsync(Person person, Shown message, string label) => PressAsync(person, message, message.Button(label));

    public async Task<TurnOutcome> PressAsync(Person person, Shown message, Button button)
    {
        var room = message.Address.Place == Place.Personal ? null : message.Address;
        switch (button)
        {
            case AskButton ask:
                await SayAsync(person, ask.Says, room);
                return new TurnOutcome(new Reply.Silence()) { Person = person };
            case FormButton form:
                return await InlineAsync(Inbound(person, InboundKind.FormOpened, room) with { Verb = form.Form, Subject = form.Subject, CardMessageId = message.Id });
            case ActionButton action:
                return await InlineAsync(Inbound(person, InboundKind.Action, room) with
                {
                    Verb = action.Verb,
                    Subject = action.Subject,
                    DocumentVersion = action.Version,
                    CardMessageId = message.Id,
                    Ticket = $"{message.Id}|{action.Subject}|{action.Version}|{messages}",
                });
            default:
                throw new ArgumentException($"A {button.GetType().Name} does nothing here.");
        }
    }

    /// <summary>Opens a form without a card.</summary>
    public Task<TurnOutcome> OpenAsync(Person person, string form, string subject = "", Address? room = null) =>
        InlineAsync(Inbound(person, InboundKind.FormOpened, room) with { Verb = form, Subject = subject });

    public Task<TurnOutcome> SubmitAsync(Person person, Form form, params (string Field, string Value)[] values) =>
        InlineAsync(Inbound(person, InboundKind.FormSubmitted) with
        {
            Verb = form.Name,
            Subject = form.Subject,
            Ticket = form.Ticket,
            Values = form.Fields.Where(field => field.Value is not null).Select(field => (field.Id, field.Value!)).Concat(values)
                .GroupBy(pair => pair.Item1).ToDictionary(group => group.Key, group => group.Last().Item2),
        });

    public async Task<TurnOutcome> InlineAsync(Inbound inbound)
    {
        var outcome = await Services.GetRequiredService<TurnRunner>().RunInlineAsync(inbound, _ => "{}", Cancel);
        await SettleAsync();
        return outcome;
    }

    public Inbound Inbound(Person person, InboundKind kind, Address? room = null) => new()
    {
        Key = $"test|{++messages}",
        Kind = kind,
        Address = room ?? person.Chat(),
        Private = person.Chat(),
        Sender = person.Identity(),
        SenderName = person.Name,
        SentAt = Now,
    };

    // --- Time

    /// <summary>Waits until nothing more happens at this time of the clock.</summary>
    public async Task SettleAsync()
    {
        var receiver = Services.GetRequiredService<Receiver>();
        var pump = Services.GetRequiredService<Pump>();
        var scheduler = Services.GetRequiredService<Scheduler>();
        var until = Environment.TickCount64 + 20_000;
        for (var still = 0; still < 3;)
        {
            still = receiver.IsIdle && pump.IsIdle && scheduler.IsIdle ? still + 1 : 0;
            Assert.True(Environment.TickCount64 < until, $"The bot does not come to rest: receiver {receiver.IsIdle}, pump {pump.IsIdle}, scheduler {scheduler.IsIdle}.");
            await Task.Delay(still == 0 ? 1 : 0, Cancel);
        }
    }

    /// <summary>Lets time pass in steps, with all that becomes due on the way.</summary>
    public async Task PassAsync(TimeSpan time, TimeSpan? step = null)
    {
        for (var left = time; left > TimeSpan.Zero;)
        {
            var next = step is { } most && most < left ? most : left;
            Clock.Advance(next);
            left -= next;
            await SettleAsync();
        }
    }

    // --- The store

    /// <summary>Commits what a feature might have decided, each in a session of its own, and waits for what follows.</summary>
    public async Task DecideAsync(params Action<Session>[] decisions)
    {
        foreach (var decide in decisions)
        {
            var session = Session();
            decide(session);
            Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
        }

        await SettleAsync();
    }

    /// <summary>The same without waiting for what follows.</summary>
    public async Task DecideLaterAsync(Action<Session> decide)
    {
        var session = Session();
        decide(session);
        Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
    }

    /// <summary>Commits in the middle of something else, without waiting for what follows.</summary>
    public void DecideNow(Func<Session, Task> decide)
    {
        var session = Session();
        decide(session).GetAwaiter().GetResult();
        Assert.True(session.CommitAsync(Cancel).GetAwaiter().GetResult().IsCommitted);
    }

    // --- Looking

    public Session Session() => new(Store);

    public static string Read(Card card) => PlainTextRenderer.Render(card, new RenderContext(new Reader("America/New_York"))).Payload;

    WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = Unwatched, EnvironmentName = options.Environment, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Folder"] = Folder, ["Sample:Load"] = "false" });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        if (options.IsListening)
        {
            builder.WebHost.UseUrls(listensOn);
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(options.Logs);
        builder.AddDemarc();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        builder.Services.AddSingleton<IChannel>(Chat);
        builder.Services.Replace(ServiceDescriptor.Singleton(new Lessons(TaughtOnce.Teach)));
        options.Services?.Invoke(builder.Services);
        var built = builder.Build();
        built.MapDemarc();
        return built;
    }
}

/// <param name="Services">Changes the graph last; for fakes at the network's edge and features of a test's own.</param>
public sealed record TestBotOptions(Action<IServiceCollection>? Services = null)
{
    public string Environment { get; init; } = "Development";

    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public RecordingLogs Logs { get; init; } = new();

    /// <summary>Serves on a port of this machine, as it does in earnest, instead of in memory.</summary>
    public bool IsListening { get; init; }
}

public static class TestPeople
{
    public static Address Chat(this Person person) => new(TestChannel.ChannelName, "t", "dm:" + person.Id, Place.Personal);

    public static Identity Identity(this Person person) => new(TestChannel.ChannelName, "t", "u:" + person.Id);
}
