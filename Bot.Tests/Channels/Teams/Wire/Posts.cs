using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Turns;

namespace Demarc.Tests.Channels.Teams.Wire;

/// <summary>A bot, someone it knows, and messages that were decided to be sent to them.</summary>
static class Posts
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<(TeamsWire Wire, TeamsUser Priya, Person Person)> StartAsync(Desk? desk = null)
    {
        var wire = await TeamsWire.StartAsync((desk ?? new Desk()).AddTo);
        var priya = wire.User("Priya");
        await wire.LinkAsync(priya);
        using var response = await wire.SendAsync(priya.Activity("typing"));
        await priya.SayAsync("set known yes");
        return (wire, priya, (await wire.Bot.Store.LoadAsync(Roster.People, "priya", Cancel))!);
    }

    public static async Task PostAsync(TeamsWire wire, Person person, string words, Importance importance = Importance.Notice, Address? address = null, bool isSilent = false)
    {
        var row = Sending.Row(words, address ?? AddressOf(person), wire.Now) with { Card = new Card("note", "News", words), Importance = importance, PersonId = person.Id };
        if (!isSilent)
        {
            await wire.Bot.DecideAsync(session => session.Add(row));
            return;
        }

        wire.Bot.DecideNow(session =>
        {
            session.Add(row);
            return Task.CompletedTask;
        });
        await PassUntilAsync(wire, () => !wire.Connector.Calls.All(call => call.Body?["attachments"] is null));
    }

    /// <summary>Until the call is on its way, and then until the bot has given it up.</summary>
    public static async Task PassUntilAsync(TeamsWire wire, Func<bool> isThere)
    {
        while (!isThere())
        {
            await Task.Delay(1, Cancel);
        }

        // Nobody waits as long as half a minute.
        wire.Bot.Clock.Advance(TimeSpan.FromSeconds(25));
        await wire.SettleAsync();
    }

    public static Address AddressOf(Person person) => person.Reach["teams"];

    public static IEnumerable<string> Seen(TeamsWire wire, TeamsUser user) => wire.Connector.In(user.Chat).Select(message => message.Seen);
}
