using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Tests.Cards.Gallery;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

/// <summary>
/// Everybody presses, types and submits whatever is in reach, old cards and all, while time passes and the program restarts. Nothing breaks, the rows stay
/// what the documents say, and no partner reads what is ours.
/// </summary>
public sealed class AnythingGoesTests
{
    const string Secret = "zzsecretzz";

    /// <summary>Fields that say that only our own staff reads them.</summary>
    static readonly string[] Internal = ["note.words", "contact.who", "contact.said", "commitment.who", "raise.why", "assign.why", "next.note", "resolve.note"];

    static readonly string[] Forms = ["new", "add", "note", "message", "next", "contact", "commitment", "waiting", "raise", "assign", "resolve", "reopen"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_happens_in_whatever_order(int seed)
    {
        await using var house = await OrderDesk.OpenAsync();
        var random = new Random(seed);
        Person[] people = [house.Rita, house.Rob, house.Mona, house.Bea, house.Dana, house.Priya, house.Lee, house.Ada];
        await house.EscalateAsync(house.Rita);
        await house.EscalateAsync(house.Bea, "55120", EscalationLevel.High);

        for (var step = 0; step < 90; step++)
        {
            var person = people[random.Next(people.Length)];
            await (random.Next(10) switch
            {
                0 => house.Bot.PassAsync(TimeSpan.FromMinutes(random.Next(1, 300)), TimeSpan.FromMinutes(60)),
                1 when step % 4 == 0 => house.Bot.RestartAsync(),
                < 4 => PressAsync(house, person, random),
                < 8 => FillAsync(house, person, random),
                _ => SayAsync(house, person, random),
            });
        }

        await house.Bot.SettleAsync();
        foreach (var escalation in await house.AllAsync())
        {
            await house.AssertRowsAsync(escalation.Id);
        }

        Assert.DoesNotContain(house.Troubles.All, trouble => trouble.Key.StartsWith("job:", StringComparison.Ordinal) || trouble.Key.StartsWith("escalation-row", StringComparison.Ordinal));
        Assert.Equal(0, await house.Bot.Store.CountAsync(Inbox.Rows, Inbox.Rows.Where(row => row.State != InboxState.Done), OrderDesk.Cancel));
        Assert.All(people.Where(person => !person.IsStaff), person => Assert.DoesNotContain(Secret, house.AllTo(person), StringComparison.Ordinal));
        Assert.All(house.Bot.Chat.In(house.Bea.Chat()), shown => Assert.DoesNotContain("Marlin", OrderDesk.Read(shown.Card), StringComparison.Ordinal));
        Assert.Contains(Secret, string.Concat(people.Where(person => person.IsStaff).Select(house.AllTo)), StringComparison.Ordinal);
    }

    static async Task PressAsync(OrderDesk house, Person person, Random random)
    {
        var cards = house.Bot.Chat.In(person.Chat()).Where(shown => shown.Card.Buttons.Count > 0).ToList();
        if (cards.Count > 0)
        {
            var card = cards[random.Next(cards.Count)];
            var button = card.Card.Buttons[random.Next(card.Card.Buttons.Count)];
            var outcome = await house.Bot.PressAsync(person, card, button);
            if (outcome.Reply is Reply.Ask ask)
            {
                await SubmitAsync(house, person, ask.Form, random);
            }
        }
    }

    static async Task FillAsync(OrderDesk house, Person person, Random random)
    {
        var form = Forms[random.Next(Forms.Length)];
        var subject = form == "new" ? new[] { "48213", "48214", "55120", "", "draft:x" }[random.Next(5)] : await IdAsync(house, random);
        var opened = (await house.Bot.OpenAsync(person, "escalation." + form, subject)).Reply;
        Assert.True(opened is Reply.Ask or Reply.Refused or Reply.Silence, OrderDesk.Describe(opened));
        if (opened is Reply.Ask ask)
        {
            await SubmitAsync(house, person, ask.Form, random);
        }
    }

    static async Task SubmitAsync(OrderDesk house, Person person, Form form, Random random)
    {
        var values = form.Fields.Where(_ => random.Next(12) > 0).Select(field => (field.Id, Value(house, form, field, random))).ToArray();
        var reply = (await house.Bot.SubmitAsync(person, form, values)).Reply;
        Assert.True(reply is Reply.Ask { Form.Errors.Count: > 0 } or Reply.Done or Reply.Refused or Reply.Silence, $"{form.Name}: {OrderDesk.Describe(reply)}");
    }

    static string Value(OrderDesk house, Form form, Field field, Random random) => field switch
    {
        ChoiceField { Choices: { Count: > 0 } choices } => random.Next(20) == 0 ? "nonsense" : choices[random.Next(choices.Count)].Value,
        DateField => random.Next(10) == 0 ? "soon" : house.Bot.Now.AddDays(random.Next(-1, 6)).ToString("yyyy-MM-dd"),
        TimeField => random.Next(10) == 0 ? "noonish" : $"{random.Next(24):00}:{random.Next(60):00}",
        ToggleField => random.Next(2) == 0 ? "true" : "false",
        _ when Internal.Contains($"{form.Name["escalation.".Length..]}.{field.Id}") => Secret,
        _ => random.Next(6) == 0 ? Hostile.Strings[random.Next(Hostile.Strings.Count)] : "They missed the date " + More(random),
    };

    static string More(Random random) => random.Next(5) == 0 ? "and threaten to cancel" : "again";

    static async Task SayAsync(OrderDesk house, Person person, Random random)
    {
        var id = await IdAsync(house, random);
        string[] said =
        [
            $"ack {id}", $"take {id}", $"assign {id} to Priya", $"raise {id}", $"raise {id} to high", $"lower {id}", $"resolve {id}: test passed", $"resolve {id}", $"reopen {id}", $"show {id}",
            "my escalations", "open escalations for Lumen", "escalate 48213 nobody came to the site", "yes", "skip", "high", "no", "48214", "a separate one", "our phones are all down", "never mind",
            person.IsStaff ? $"note on {id}: {Secret}" : $"note on {id}: the door code changed", Hostile.Strings[random.Next(Hostile.Strings.Count)],
        ];
        await house.Bot.SayAsync(person, said[random.Next(said.Length)]);
    }

    static async Task<string> IdAsync(OrderDesk house, Random random)
    {
        var all = await house.AllAsync();
        return random.Next(15) == 0 ? "ESC-9999" : all[random.Next(all.Count)].Id;
    }
}
