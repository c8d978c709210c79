using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.People;

/// <summary>Who is who: invitations, linking, own settings, who is in which room.</summary>
public sealed class PeopleFeature(Linking linking, PeopleForms forms, RoomSettings rooms, PeopleNames names) : IFeature
{
    public void Register(Catalog catalog)
    {
        names.Register(catalog);
        catalog.Stranger = linking.StrangerAsync;
        catalog.Intent("people.link", linking.AlreadyKnownAsync);
        catalog.Intent("people.invite", forms.OpenInviteAsync);
        catalog.Intent("meta.whoami", WhoAmI.AnswerAsync);
        catalog.Intent("meta.prefs", PreferencesAsync);
        catalog.Intent("room.set", rooms.SetAsync);
        catalog.Form(PeopleForms.InviteForm, forms.OpenInviteAsync, forms.SubmitInviteAsync);
        catalog.Form(PeopleForms.SettingsForm, forms.OpenSettingsAsync, forms.SubmitSettingsAsync);
        catalog.On(InboundKind.Removed, RemovedAsync);
    }

    public Task StartAsync(Session session, CancellationToken cancel) => names.FillAsync(cancel);

    /// <summary>"Quiet hours 8pm to 7am" is done at once; "settings" shows what is set and how to change it, by words or by the form.</summary>
    static Task<Reply> PreferencesAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var said = SaidSettings.Read(turn.Inbound.Text, turn.Person);
        if (said is null)
        {
            return Task.FromResult<Reply>(new Reply.Say(SettingsCard.Of(turn.Person), Audience.Asker));
        }

        if (said.Person is { } person && person != turn.Person)
        {
            session.Save(Roster.People, person);
            session.Record(turn, "people.settings", person.Id, "said in chat");
        }

        return Task.FromResult<Reply>(new Reply.Say(SettingsCard.Said(said, turn.Person), Audience.Asker));
    }

    /// <summary>The bot was removed from a personal chat: nothing is sent there until they come back.</summary>
    static Task<Reply> RemovedAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (turn.Inbound.Address.Place == Place.Personal)
        {
            var reach = turn.Person.Reach.Where(pair => pair.Key != turn.Inbound.Sender.Channel).ToDictionary();
            session.Save(Roster.People, turn.Person with { Reach = reach, PreferredChannel = reach.Keys.FirstOrDefault() });
        }

        return Task.FromResult<Reply>(new Reply.Silence());
    }
}

public static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddCollections(Invitation.All, WrongTries.All)
        .AddSingleton<PeopleNames>()
        .AddSingleton<PeopleDirectory>()
        .AddSingleton<Linking>()
        .AddSingleton<PeopleForms>()
        .AddSingleton<RoomSettings>()
        .AddSingleton<IFeature, PeopleFeature>();
}
