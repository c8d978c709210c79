using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Tests.Support;
using Demarc.Turns;
using Demarc.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Delivery;

/// <summary>A feature that does as it is told, to see what the program makes of it: the first word of a message is the intent.</summary>
sealed class Probe : IFeature
{
    public static readonly Collection<Thing> Things = new("probethings");

    public List<string> Handled { get; } = [];

    public List<(string Key, DateTimeOffset At)> Ran { get; } = [];

    public List<Trouble> Troubles { get; } = [];

    /// <summary>Called in every handler before it answers.</summary>
    public Func<Turn, Task> Before { get; set; } = _ => Task.CompletedTask;

    public Func<Due, Session, Task> OnRun { get; set; } = (_, _) => Task.CompletedTask;

    public static async Task<(TestBot Bot, Probe Probe)> StartAsync(RecordingLogs? logs = null)
    {
        var probe = new Probe();
        var bot = await TestBot.StartAsync(new TestBotOptions(services =>
        {
            services.AddCollections(Things);
            services.AddSingleton<IFeature>(probe);
            services.AddSingleton<Understand>((text, _) => [new Meaning(text.Split(' ')[0], 1) { Text = text }]);
        }) { Logs = logs ?? new RecordingLogs() });
        return (bot, probe);
    }

    public void Register(Catalog catalog)
    {
        catalog.Intent("echo", EchoAsync);
        catalog.Intent("show", ShowAsync);
        catalog.Intent("set", SetAsync);
        catalog.Action("bump", BumpAsync);
        catalog.View("thing", DrawAsync);
        catalog.Job("probe", RunAsync);
        catalog.OnTrouble((trouble, _, _) =>
        {
            Troubles.Add(trouble);
            return Task.CompletedTask;
        });
    }

    async Task<Reply> EchoAsync(Turn turn, Session session, CancellationToken cancel)
    {
        await Before(turn);
        Handled.Add(turn.Inbound.Text);
        return new Reply.Say(Answering.Line("echo", Text.Plain(turn.Inbound.Text)), Audience.Anyone);
    }

    async Task<Reply> ShowAsync(Turn turn, Session session, CancellationToken cancel)
    {
        await Before(turn);
        return new Reply.Live(turn.ViewFor("thing", "thing:" + turn.Inbound.Text.Split(' ')[1]), Audience.Anyone);
    }

    async Task<Reply> SetAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var (id, value) = (turn.Inbound.Text.Split(' ')[1], turn.Inbound.Text.Split(' ')[2]);
        await ChangeAsync(session, id, value, turn.Now, cancel);
        return new Reply.Silence();
    }

    async Task<Reply> BumpAsync(Turn turn, Session session, CancellationToken cancel)
    {
        await Before(turn);
        var thing = (await session.LoadAsync(Things, turn.Inbound.Subject!, cancel))!;
        if (thing.Version != turn.Inbound.DocumentVersion)
        {
            return new Reply.Refused(Text.Plain($"Already {thing.Value}."), turn.ViewFor("thing", "thing:" + thing.Id));
        }

        await ChangeAsync(session, thing.Id, thing.Value + "+", turn.Now, cancel);
        return new Reply.Done(Text.Plain("Bumped."), turn.ViewFor("thing", "thing:" + thing.Id));
    }

    public static async Task ChangeAsync(Session session, string id, string value, DateTimeOffset now, CancellationToken cancel)
    {
        var thing = await session.LoadAsync(Things, id, cancel) ?? new Thing { Id = id };
        session.Save(Things, thing with { Value = value });
        await session.TouchAsync("thing:" + id, now, cancel);
    }

    static async ValueTask<Card?> DrawAsync(ViewRef view, Address address, Session session, CancellationToken cancel) =>
        await session.LoadAsync(Things, view.Subject[6..], cancel) is { Value: not "gone" } thing
            ? new Card("thing", thing.Id, Text.Plain(thing.Value)) { Buttons = [new ActionButton("Bump", "bump", thing.Id, thing.Version)] }
            : null;

    async Task RunAsync(Due due, Session session, CancellationToken cancel)
    {
        await OnRun(due, session);
        lock (Ran)
        {
            Ran.Add((due.Id, due.At));
        }
    }
}

sealed record Thing : Document
{
    public string Value { get; init; } = "";
}
