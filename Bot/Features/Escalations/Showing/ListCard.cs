using Demarc.Cards.Model;
using Demarc.Turns;

namespace Demarc.Features.Escalations.Showing;

/// <summary>Several escalations, the most pressing first.</summary>
static class ListCard
{
    public const int MostRows = 25;
    const int MostButtons = 4;

    /// <param name="what">What was asked for: "open escalations of Lumen".</param>
    /// <param name="all">Those the person may see, in order.</param>
    /// <param name="names">Of the people who have them.</param>
    public static Card Of(string what, IReadOnlyList<Escalation> all, Person person, IReadOnlyDictionary<string, string> names, DateTimeOffset now)
    {
        var overdue = all.Count(escalation => OpenEscalations.LineOf(escalation).IsOverdue(now));
        var high = all.Count(escalation => escalation.Level == EscalationLevel.High);
        return new Card("escalation.list", what, Text.Of($"{Count(all.Count)}{(high > 0 ? $", {high} High" : "")}{(person.IsStaff && overdue > 0 ? $", {overdue} overdue" : "")}."))
        {
            Tone = person.IsStaff && overdue > 0 ? Tone.Warning : Tone.Neutral,
            Body =
            [
                new Table(what, ["Escalation", "About", person.IsStaff ? "Who and next" : "State and next update"], [.. all.Take(MostRows).Select(escalation => Row(escalation, person, names, now))]),
                .. all.Count > MostRows ? [new Note(Text.Plain($"And {all.Count - MostRows} more. Narrow it: by carrier, customer, level, \"overdue\" or \"unacknowledged\"."))] : Array.Empty<Block>(),
                new Note(Text.Of($"As of {now}.")),
            ],
            Buttons = [.. all.Take(MostButtons).Select(NewsCard.Show)],
        };
    }

    public static Card None(string what, Person person) => new("escalation.list", "", Text.Of($"No {what}."))
    {
        Buttons = person.IsStaff ? [] : [new FormButton("Escalate something…", EscalationForms.New, "")],
    };

    static IReadOnlyList<Text> Row(Escalation escalation, Person person, IReadOnlyDictionary<string, string> names, DateTimeOffset now)
    {
        var line = OpenEscalations.LineOf(escalation);
        var state = person.IsStaff ? StateWords.Short(escalation) : StateWords.ForPartner(escalation);
        Text next = person.IsStaff
            ? line is { DueAt: { } due } ? Text.Of($"{(due < now ? "overdue since " : "next ")}{due}") : Text.Empty
            : escalation.Clocks.TryGetValue(EscalationClock.Promise, out var promise) ? Text.Of($"by {promise}") : Text.Empty;
        var who = person.IsStaff ? $"{(escalation.Assignee is { } id ? names.GetValueOrDefault(id, "someone who left") : "nobody")}, {state.ToLowerInvariant()}" : state;
        return
        [
            Text.Of($"{Text.Bold(escalation.Id)} {escalation.Level}"),
            Text.Of($"{StateWords.About(escalation, escalation.Order)}, {Age(now - escalation.RaisedAt)}"),
            next.IsEmpty ? Text.Plain(who) : Text.Of($"{who}; {next}"),
        ];
    }

    static string Age(TimeSpan age) => age switch
    {
        { TotalHours: < 1 } => "new",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} h old",
        { TotalDays: < 2 } => "1 day old",
        _ => $"{(int)age.TotalDays} days old",
    };

    static string Count(int count) => count == 1 ? "1 escalation" : $"{count} escalations";
}
