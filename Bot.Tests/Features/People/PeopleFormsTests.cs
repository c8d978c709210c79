using Demarc.Cards.Model;
using Demarc.Features.People;
using Demarc.Tests.Delivery;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.People;

public sealed class PeopleFormsTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_project_manager_invites_someone_who_then_is_known()
    {
        var (bot, probe) = await Probe.StartAsync();
        await using var _ = bot;
        await bot.AddAsync("Ana");
        var dana = await bot.AddStaffAsync("Dana");
        var form = Assert.IsType<Reply.Ask>((await bot.OpenAsync(dana, PeopleForms.InviteForm)).Reply).Form;

        await bot.SubmitAsync(dana, form, ("name", "Ben Ode"), ("company", "acme"), ("role", "AgencyManager"), ("zone", "America/Chicago"));

        var card = Assert.Single(bot.Chat.In(dana.Chat())).Card;
        var code = TestBot.Read(card).Split("\"link ")[1].Split('"')[0];
        await bot.SayAsync(new Person { Id = "ben", Name = "b", Company = "?", Role = Role.PartnerRep }, "link " + code);
        await bot.SayAsync(new Person { Id = "ben", Name = "b", Company = "?", Role = Role.PartnerRep }, "echo hi");
        Assert.Equal(["echo hi"], probe.Handled);
        var ben = (await bot.Store.LoadAsync(Roster.People, "ben-ode", Cancel))!;
        Assert.Equal((Role.AgencyManager, "acme", "America/Chicago"), (ben.Role, ben.Company, ben.Zone));
    }

    [Fact]
    public async Task Submitting_the_same_form_twice_invites_once()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        await bot.AddAsync("Ana");
        var dana = await bot.AddStaffAsync("Dana");
        var form = Assert.IsType<Reply.Ask>((await bot.OpenAsync(dana, PeopleForms.InviteForm)).Reply).Form;
        (string, string)[] values = [("name", "Ben"), ("company", "acme"), ("role", "PartnerRep"), ("zone", "UTC")];

        await bot.SubmitAsync(dana, form, values);
        await bot.SubmitAsync(dana, form, values);

        Assert.Single(bot.Chat.In(dana.Chat()));
        Assert.Equal(3, await bot.Store.CountAsync(Roster.People, Roster.People.All, Cancel));
    }

    [Theory]
    [InlineData(Role.PartnerRep)]
    [InlineData(Role.AgencyManager)]
    [InlineData(Role.Fulfilment)]
    [InlineData(Role.PartnerSupport)]
    [InlineData(Role.Commissions)]
    [InlineData(Role.Leadership)]
    public async Task Others_may_not_invite_even_with_a_form_they_were_never_shown(Role role)
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        await bot.AddAsync("Ana");
        var person = role is Role.PartnerRep or Role.AgencyManager ? await bot.AddAsync("Zed", role) : await bot.AddStaffAsync("Zed", role);
        var forged = new Form(PeopleForms.InviteForm, "", "", "forged");

        var opened = await bot.OpenAsync(person, PeopleForms.InviteForm);
        var submitted = await bot.SubmitAsync(person, forged, ("name", "Ben"), ("company", "acme"), ("role", "Administrator"), ("zone", "UTC"));

        Assert.IsType<Reply.Refused>(opened.Reply);
        Assert.IsType<Reply.Refused>(submitted.Reply);
        Assert.Null(await bot.Store.LoadAsync(Roster.People, "ben", Cancel));
    }

    [Theory]
    [InlineData("name", "", "name")]
    [InlineData("name", "   ", "name")]
    [InlineData("company", "nowhere", "company")]
    [InlineData("company", "house", "company")]
    [InlineData("role", "Administrator", "role")]
    [InlineData("role", "Leadership", "role")]
    [InlineData("role", "King", "role")]
    [InlineData("role", "7", "role")]
    public async Task A_mistake_is_shown_at_its_field_and_nothing_typed_is_lost(string field, string value, string errorAt)
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        await bot.AddAsync("Ana");
        var dana = await bot.AddStaffAsync("Dana");
        var form = Assert.IsType<Reply.Ask>((await bot.OpenAsync(dana, PeopleForms.InviteForm)).Reply).Form;

        var again = Assert.IsType<Reply.Ask>((await bot.SubmitAsync(dana, form, ("name", "Ben Ode"), ("company", "acme"), ("role", "PartnerRep"), ("zone", "UTC"), (field, value))).Reply).Form;

        Assert.Equal(errorAt, Assert.Single(again.Errors).FieldId);
        Assert.Equal(value, again.Fields.Single(one => one.Id == field).Value);
        Assert.Equal(form.Ticket, again.Ticket);
        Assert.IsNotType<Reply.Ask>((await bot.SubmitAsync(dana, again, ("name", "Ben Ode"), ("company", "acme"), ("role", "PartnerRep"))).Reply);
    }

    [Theory]
    [InlineData("21:00", "07:00", "false", "quiet from 21:00 to 07:00;")]
    [InlineData("", "", "true", "quiet on weekends")]
    [InlineData("", "", "false", "any hour")]
    public async Task Settings_are_kept_and_said_back(string from, string to, string weekends, string words)
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        var form = Assert.IsType<Reply.Ask>((await bot.OpenAsync(ana, PeopleForms.SettingsForm)).Reply).Form;

        var done = Assert.IsType<Reply.Done>((await bot.SubmitAsync(ana, form, ("zone", "America/Denver"), ("from", from), ("to", to), ("weekends", weekends))).Reply);

        Assert.Contains(words, done.Words.ToString());
        Assert.Equal("America/Denver", (await bot.Store.LoadAsync(Roster.People, ana.Id, Cancel))!.Zone);
    }

    [Theory]
    [InlineData("zone", "Mars/Olympus")]
    [InlineData("from", "late")]
    [InlineData("to", "25:00")]
    public async Task Settings_that_make_no_sense_are_refused_at_the_field(string field, string value)
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var ana = await bot.AddAsync("Ana");
        var form = Assert.IsType<Reply.Ask>((await bot.OpenAsync(ana, PeopleForms.SettingsForm)).Reply).Form;

        var again = Assert.IsType<Reply.Ask>((await bot.SubmitAsync(ana, form, ("from", "21:00"), ("to", "07:00"), (field, value))).Reply).Form;

        Assert.Contains(again.Errors, error => error.FieldId == field);
        Assert.Equal("America/New_York", (await bot.Store.LoadAsync(Roster.People, ana.Id, Cancel))!.Zone);
    }

    [Fact]
    public async Task Nobody_changes_another_person_s_settings()
    {
        var (bot, _) = await Probe.StartAsync();
        await using var _1 = bot;
        var (ana, ben) = (await bot.AddAsync("Ana"), await bot.AddAsync("Ben"));
        var form = Assert.IsType<Reply.Ask>((await bot.OpenAsync(ana, PeopleForms.SettingsForm, ben.Id)).Reply).Form;

        await bot.SubmitAsync(ana, form with { Subject = ben.Id }, ("zone", "UTC"));

        Assert.Equal("UTC", (await bot.Store.LoadAsync(Roster.People, ana.Id, Cancel))!.Zone);
        Assert.Equal("America/New_York", (await bot.Store.LoadAsync(Roster.People, ben.Id, Cancel))!.Zone);
    }
}
