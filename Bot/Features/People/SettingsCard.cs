using Demarc.Cards.Model;
using Demarc.Turns;

namespace Demarc.Features.People;

/// <summary>One's own settings as they are, and the sentences that change them: a terminal has no form.</summary>
static class SettingsCard
{
    public static Card Of(Person person) => new("settings", "My settings", Text.Of($"Your time zone is {SaidSettings.Place(person.Zone)}. {PeopleForms.Describe(person.Quiet)}"))
    {
        Body =
        [
            new Facts([.. Set(person)]),
            new Section("Say it to change it", [new Bullets(
            [
                Text.Plain("\"quiet hours 8pm to 7am\", or \"no quiet hours\""),
                Text.Plain("\"no messages on weekends\", or \"weekends are ok\""),
                Text.Plain("\"my time zone is pacific\", or \"i'm in Denver\""),
                Text.Plain("\"my number is 303-555-0101\", or \"forget my number\""),
            ])]),
        ],
        Buttons = [new FormButton("Change my settings", PeopleForms.SettingsForm, person.Id)],
    };

    public static Card Said(SettingSaid said, Person person) => new("settings", "", Text.Plain(said.Words))
    {
        Tone = said.Person is null ? Tone.Warning : Tone.Good,
        Buttons = [new FormButton("Change my settings", PeopleForms.SettingsForm, person.Id)],
    };

    static IEnumerable<Fact> Set(Person person)
    {
        yield return new Fact("Time zone", Text.Plain(SaidSettings.Place(person.Zone)));
        yield return new Fact("Quiet hours", Text.Plain(person.Quiet is { } quiet && quiet.From != quiet.To ? $"{quiet.From:HH\\:mm} to {quiet.To:HH\\:mm}" : "none"));
        yield return new Fact("Weekends", Text.Plain(person.Quiet is { Weekends: true } ? "no notices" : "as on other days"));
        yield return new Fact("Callback number", Text.Plain(person.Callback.Length > 0 ? person.Callback : "none"));
        if (person.IsStaff)
        {
            yield return new Fact("Away", person.AwayUntil is { } until ? Text.Of($"until {until}") : Text.Plain("no; the form sets it"));
        }

        if (person.PreferredChannel is { } channel)
        {
            yield return new Fact("I write to you on", Text.Plain(channel));
        }
    }
}
