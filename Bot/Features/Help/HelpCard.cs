using Demarc.Cards.Model;
using Demarc.Turns;

namespace Demarc.Features.Help;

/// <summary>What this person can do here, in the words they would use, each a press away.</summary>
static class HelpCard
{
    public static Card For(Person person, bool isGreeting)
    {
        var first = person.Name.Split(' ')[0];
        var lead = isGreeting
            ? Text.Of($"Hello {first}. I am Demarc, the order desk: ask me in your own words about orders, ports, escalations and commissions.")
            : Text.Plain("Ask in your own words. These all work, and so do order numbers, PONs, circuit ids and telephone numbers on their own.");
        return new Card("help", isGreeting ? "Demarc, the order desk" : "What I can do", lead)
        {
            Body = [new Bullets([.. Lines(person).Select(line => Text.Bold(line.Say) + Text.Plain("  " + line.What))])],
            Buttons = [.. Lines(person).Where(line => line.IsComplete).Take(4).Select(line => new AskButton(line.Label, line.Say))],
        };
    }

    static Line[] Lines(Person person) => person.IsStaff ? Staff : Partner;

    static readonly Line[] Partner =
    [
        new("my orders", "Everything of yours that is not installed yet.", "My orders", IsComplete: true),
        new("where is 48213", "One order: its stage, dates with their evidence, and what happens next."),
        new("why was my port rejected, code 6D", "What a reject or jeopardy code means and how to fix it."),
        new("what is a FOC", "Answers with their source, age and certainty.", "What is a FOC?", IsComplete: true),
        new("escalate 48213", "A project manager takes it from there, and you see every step."),
        new("my escalations", "Where they stand.", "My escalations", IsComplete: true),
        new("when am I paid on 48213", "What the commission waits for."),
        new("settings", "Your time zone and quiet hours.", "Settings", IsComplete: true),
    ];

    static readonly Line[] Staff =
    [
        new("my escalations", "What waits for you.", "My escalations", IsComplete: true),
        new("status", "Where everything stands today.", "Status", IsComplete: true),
        new("late orders", "What missed its date.", "Late orders", IsComplete: true),
        new("foc this week", "What is due.", "FOC this week", IsComplete: true),
        new("48213 foc 12/2", "Changes a date, with an audit trail. Works for every date of an order."),
        new("note on 48213: customer wants mornings", "Keeps an internal note."),
        new("ack ESC-104", "So do take, note, raise, resolve and assign."),
        new("post the status here every weekday at 8:30 central", "Said in a channel, sets up its daily post."),
        new("invite", "Makes a one-time code for someone new."),
        new("settings", "Your time zone and quiet hours."),
    ];

    sealed record Line(string Say, string What, string Label = "", bool IsComplete = false);
}
