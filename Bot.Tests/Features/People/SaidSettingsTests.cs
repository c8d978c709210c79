using Demarc.Features.People;
using Demarc.Turns;

namespace Demarc.Tests.Features.People;

public sealed class SaidSettingsTests
{
    static readonly Person Dana = new() { Id = "dana", Name = "Dana", Company = "house", Role = Role.ProjectManager };

    [Theory]
    [InlineData("quiet hours 8pm to 7am", "20:00", "07:00")]
    [InlineData("set my quiet hours from 20:00 until 07:30", "20:00", "07:30")]
    [InlineData("quiet hours 9-6", "21:00", "06:00")]
    [InlineData("my quiet hours are 10 p.m. to 6 a.m.", "22:00", "06:00")]
    [InlineData("do not disturb from midnight to noon", "00:00", "12:00")]
    [InlineData("don't ping me between 6pm and 8am", "18:00", "08:00")]
    public void Quiet_hours_are_said(string text, string from, string to)
    {
        var quiet = SaidSettings.Read(text, Dana)!.Person!.Quiet!;

        Assert.Equal((TimeOnly.Parse(from), TimeOnly.Parse(to)), (quiet.From, quiet.To));
    }

    [Theory]
    [InlineData("no quiet hours")]
    [InlineData("remove my quiet hours")]
    [InlineData("quiet hours off")]
    public void Quiet_hours_end_and_weekends_stay(string text)
    {
        var quiet = new QuietHours(new(20, 0), new(7, 0));

        Assert.Null(SaidSettings.Read(text, Dana with { Quiet = quiet })!.Person!.Quiet);
        Assert.True(SaidSettings.Read(text, Dana with { Quiet = quiet with { Weekends = true } })!.Person!.Quiet!.Weekends);
    }

    [Theory]
    [InlineData("my time zone is pacific", "America/Los_Angeles")]
    [InlineData("My timezone: EST", "America/New_York")]
    [InlineData("i'm in denver", "America/Denver")]
    [InlineData("I’m in Denver now.", "America/Denver")]
    [InlineData("set my time zone to central time", "America/Chicago")]
    [InlineData("my time zone is America/Phoenix", "America/Phoenix")]
    public void A_zone_is_said_as_people_say_it(string text, string zone) => Assert.Equal(zone, SaidSettings.Read(text, Dana with { Zone = "UTC" })!.Person!.Zone);

    [Theory]
    [InlineData("my time zone is mars", "I know no time zone \"mars\".")]
    [InlineData("quiet hours 25 to 99", "\"25\" is no time of day.")]
    [InlineData("quiet hours 8pm to 8pm", "Quiet hours need a start and an end that differ.")]
    [InlineData("quiet hours 13pm to 7am", "\"13pm\" is no time of day.")]
    [InlineData("my number is 555 01", "\"555 01\" is no whole telephone number.")]
    public void What_cannot_be_gets_a_sentence_and_changes_nothing(string text, string sentence)
    {
        var said = SaidSettings.Read(text, Dana)!;

        Assert.Null(said.Person);
        Assert.StartsWith(sentence, said.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my number is 303 555 0100", "303 555 0100")]
    [InlineData("My new cell number is (303) 555-0101 ext 12.", "(303) 555-0101 ext 12")]
    [InlineData("please call me back at +1 303.555.0102", "+1 303.555.0102")]
    [InlineData("you can reach me on 303-555-0103 after lunch", "303-555-0103")]
    [InlineData("change my callback to 3035550104", "3035550104")]
    [InlineData("the best number to reach me is 303 555 0105", "303 555 0105")]
    public void A_number_to_call_back_is_said_and_kept_as_written(string text, string number)
    {
        var said = SaidSettings.Read(text, Dana)!;

        Assert.Equal((number, ContactWay.Chat), (said.Person!.Callback, said.Person.ContactBy));
        Assert.StartsWith($"Saved. Your callback number is {number};", said.Words, StringComparison.Ordinal);
        Assert.StartsWith("It is so already", SaidSettings.Read(text, said.Person)!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_to_be_texted_prefers_it_and_a_number_is_forgotten_on_request()
    {
        var texted = SaidSettings.Read("text me at 303 555 0100", Dana)!.Person!;
        var forgotten = SaidSettings.Read("forget my phone number", texted)!;

        Assert.Equal(ContactWay.TextMessage, texted.ContactBy);
        Assert.Equal(("", "Forgotten: 303 555 0100 no longer stands on your escalations."), (forgotten.Person!.Callback, forgotten.Words));
    }

    [Theory]
    [InlineData("weekends are ok", false)]
    [InlineData("it's fine to message me on weekends", false)]
    [InlineData("you can ping me on weekends", false)]
    [InlineData("weekends work for me", false)]
    [InlineData("no messages on weekends", true)]
    [InlineData("weekends off", true)]
    [InlineData("please don't text me on weekends", true)]
    [InlineData("weekends are not ok", true)]
    public void Weekends_are_said_either_way(string text, bool isQuiet)
    {
        var before = Dana with { Quiet = new QuietHours(new(20, 0), new(7, 0), Weekends: !isQuiet) };

        Assert.Equal(isQuiet, SaidSettings.Read(text, before)!.Person!.Quiet!.Weekends);
    }

    [Theory]
    [InlineData("settings")]
    [InlineData("quiet hours")]
    [InlineData("i'm in a meeting")]
    public void What_says_no_value_shows_the_settings(string text) => Assert.Null(SaidSettings.Read(text, Dana));
}
