using Demarc.Cards.Model;
using Demarc.Channels.Teams.Manifest;
using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Tests.Features.Orders;
using Demarc.Tests.Support;
using Demarc.Turns;
using static Demarc.Tests.Features.Orders.OrderSamples;

namespace Demarc.Tests.Turns;

/// <summary>
/// Every sentence the bot puts into people's mouths (buttons that say something, the lines of the help card, the commands of the app package) is understood when
/// they say it: with an answer from records where one is meant, for each of those it is shown to, alone and in a room.
/// </summary>
public sealed class EverySentenceOfferedIsUnderstoodTests
{
    static readonly string[] NoAnswers = ["do-not-know", "did-you-mean", "not-understood"];

    static readonly string[] Pages = ["article", "code", "term", "codes"];

    /// <summary>Questions about how things are done anywhere: a page is their answer.</summary>
    static readonly string[] Taught = ["what is a FOC", "why was my port rejected, code 6D", "Why was my port rejected, code 6D?", "Why was my port rejected?"];

    /// <summary>What people begin with, so that every kind of card with such buttons is drawn on the way.</summary>
    static readonly string[] Beginnings =
        ["help", "hello", "status", "team status", "my orders", "my escalations", "open escalations", "how do i escalate", "status of marlin dental", "status of acme", "foc yet?", "foc for marlin?", "where is 48213", "why is 48215 in jeopardy", "escalate", "give me a joke", "ack"];

    [Fact]
    public async Task Buttons_and_help_are_understood()
    {
        var (bot, cast) = await WithTroubleAsync();
        await using var _ = bot;
        var (shared, ours) = (await bot.RoomAsync("acme", sharedWith: "acme"), await bot.RoomAsync("ours", isInternal: true));

        var said = 0;
        foreach (var (person, place) in new (Person, Address?)[] { (cast.Rita, null), (cast.Mia, null), (cast.Dana, null), (cast.Finn, null), (cast.Cora, null), (cast.Rita, shared), (cast.Dana, ours) })
        {
            said += await WalkAsync(bot, person, place);
        }

        Assert.InRange(said, 60, 2000);
    }

    [Fact]
    public async Task Commands_of_the_app_are_understood()
    {
        var (bot, cast) = await WithTroubleAsync();
        await using var _ = bot;
        var (shared, ours) = (await bot.RoomAsync("acme", sharedWith: "acme"), await bot.RoomAsync("ours", isInternal: true));

        foreach (var command in TeamsManifest.Commands())
        {
            foreach (var person in new[] { cast.Rita, cast.Mia, cast.Dana, cast.Finn, cast.Cora })
            {
                var room = person.IsStaff ? ours : shared;
                foreach (var said in new[] { command.Title, command.Prompt }.OfType<string>())
                {
                    await UnderstoodAsync(bot, person, command.Scopes.Contains("personal") ? null : room, said, isAfresh: true);
                    await bot.SayAsync(person, "where is 48213");
                    await UnderstoodAsync(bot, person, command.Scopes.Contains("personal") ? null : room, said, isAfresh: false);
                }
            }
        }
    }

    // Says what is offered, and what is offered in answer to that, each once.
    static async Task<int> WalkAsync(TestBot bot, Person person, Address? place)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Queue<string>();
        foreach (var beginning in Beginnings)
        {
            await ForgetAsync(bot, person, place);
            await OfferedAsync(bot, await bot.SayAsync(person, beginning, place), known, open, person, place);
        }

        while (open.TryDequeue(out var said))
        {
            await OfferedAsync(bot, await UnderstoodAsync(bot, person, place, said, isAfresh: true), known, open, person, place);
        }

        return known.Count;
    }

    static async Task OfferedAsync(TestBot bot, IReadOnlyList<Shown> shown, HashSet<string> known, Queue<string> open, Person person, Address? place)
    {
        foreach (var card in shown.Where(one => one.Address.Key == person.Chat().Key || one.Address.Key == place?.Key).Select(one => one.Card))
        {
            var lines = card.Name == "help" ? card.Body.OfType<Bullets>().SelectMany(bullets => bullets.Items).Select(item => item.ToString().Split("  ")[0]) : [];

            // A number that answers a question is understood where it was asked.
            foreach (var pick in card.Buttons.OfType<AskButton>().Where(button => button.Says == button.Label.Split(' ')[0] && known.Add($"{card.Name} {button.Says}")).Take(1))
            {
                await UnderstoodAsync(bot, person, place, pick.Says, isAfresh: false);
            }

            foreach (var said in card.Buttons.OfType<AskButton>().Select(button => button.Says).Concat(lines).Where(known.Add))
            {
                open.Enqueue(said);
            }
        }
    }

    static async Task<IReadOnlyList<Shown>> UnderstoodAsync(TestBot bot, Person person, Address? place, string said, bool isAfresh)
    {
        if (isAfresh)
        {
            await ForgetAsync(bot, person, place);
        }

        var shown = await bot.SayAsync(person, said, place);
        var names = shown.Select(one => one.Card.Name).ToList();
        var isPage = Taught.Contains(said) || said.StartsWith("KA-", StringComparison.Ordinal);

        Assert.True(names.Count > 0, $"\"{said}\" of {person.Name} is not answered.");
        Assert.False(names.Intersect(NoAnswers).Any() || (!isPage && names.Intersect(Pages).Any()), $"\"{said}\" of {person.Name} ({person.Role}, {place?.Conversation ?? "alone"}) is answered with {string.Join(", ", names)}: {OrderTalk.Flat(shown[0].Card)}");
        return shown;
    }

    static Task ForgetAsync(TestBot bot, Person person, Address? place) =>
        bot.DecideAsync(session => session.Put(Dialogues.All, new Dialogue { Id = Dialogues.KeyOf(place ?? person.Chat(), person.Id), At = bot.Now - Dialogues.Lifetime }));

    /// <summary>Orders in every state that a status, a list or a question tells of, and escalations.</summary>
    static async Task<(TestBot Bot, Cast Cast)> WithTroubleAsync()
    {
        var (bot, cast) = await OrderTalk.StartAsync(
            Order() with { Owner = "dana-ortiz", Mrc = 900m }, Order("48214").On(OrderDate.Foc, -3) with { Owner = "dana-ortiz" },
            Order("48215").On(OrderDate.Foc, 2) with { Jeopardy = new("1U", "permit", TestBot.Start.AddDays(-1)), Customer = "Jep Jewels" },
            Order("48216") with { Reject = new("6D", "address", TestBot.Start), Customer = "Port Place" },
            Order("48217") with { LastWord = new("portal", TestBot.Start.AddDays(-20)), Customer = "Silent Silk" },
            Order("48218").On(OrderDate.Foc, 0), Order("48219").On(OrderDate.Foc, 1) with { Customer = "Blue Heron" }, Order("48220").On(OrderDate.Installed, -90));
        await bot.RoomAsync("unused");
        await bot.SayAsync(cast.Rita, "escalate 48214 high, customer is down, no dial tone at the site");
        await bot.SayAsync(cast.Rita, "escalate 48217, nobody answers us since two weeks");
        return (bot, cast);
    }
}
