using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc.Features.StatusPosts;

/// <summary>Setting up a channel's daily status, by a sentence or a form, and looking at how it is set.</summary>
public sealed class StatusSettings(Policy policy, SettingsAccess access, Coverages coverages, SettingsChange change, Calendars calendars)
{
    public const string Form = "status.settings";

    public async Task<Reply> SayAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var said = turn.Meaning is { Text: { Length: > 0 } text } ? text : turn.Inbound.Text;
        var wish = ScheduleWords.Read(said, turn.Now.DateIn(Zones.OrUtc(turn.Person.Zone)));
        var isPersonal = turn.Inbound.Address.Place == Place.Personal;
        if (isPersonal && wish is { Channel: null, IsQuestion: true })
        {
            return policy.AllowsAny(turn.Person, Act.ConfigureStatus)
                ? new Reply.Say(SettingsCards.Of(await PostBook.StandingAsync(session, cancel)), Audience.Asker)
                : SettingsAccess.Refused(turn, "The daily status is set up in the channel it goes to. Ask me there.");
        }

        var (room, refusal) = await access.RoomAsync(turn, wish, session, cancel);
        if (room is null)
        {
            return SettingsAccess.Refused(turn, refusal!);
        }

        if (wish.IsQuestion)
        {
            return await ShowAsync(turn, room, session, cancel);
        }

        if (access.NotAllowed(turn, room) is { } no)
        {
            return no;
        }

        return wish switch
        {
            { Problems.Count: > 0 } => SettingsAccess.Refused(turn, string.Join(' ', wish.Problems) + " Nothing was changed."),
            { HasContent: false } => await OpenAsync(turn, room, session, cancel),
            _ => await ApplyAsync(turn, room, wish, session, cancel),
        };
    }

    public async Task<Reply> OpenAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var (room, refusal) = await access.SubjectAsync(turn, session, cancel);
        return room is null ? SettingsAccess.Refused(turn, refusal!) : access.NotAllowed(turn, room) ?? await OpenAsync(turn, room, session, cancel);
    }

    public async Task<Reply> SubmitAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var (room, refusal) = await access.SubjectAsync(turn, session, cancel);
        if (room is null)
        {
            return SettingsAccess.Refused(turn, refusal!);
        }

        if (access.NotAllowed(turn, room) is { } no)
        {
            return no;
        }

        var before = await session.LoadAsync(PostBook.Channels, room.Id, cancel);
        var draft = SettingsChange.From(before, room, turn);
        var choices = await coverages.ForAsync(room, session, cancel);
        var (after, errors) = SettingsForm.Read(draft, turn.Inbound.Values, choices);
        return errors.Count > 0
            ? new Reply.Ask(SettingsForm.Of(draft, choices, Ticket(turn)).Refused(turn.Inbound.Values, errors))
            : await SaveAsync(turn, before, after, session, cancel);
    }

    async Task<Reply> ApplyAsync(Turn turn, Room room, ScheduleWish wish, Session session, CancellationToken cancel)
    {
        var before = await session.LoadAsync(PostBook.Channels, room.Id, cancel);
        if (wish.IsOn == false && before is not { IsOn: true })
        {
            return new Reply.Say(new Card("status-settings", "", "There is no daily status here, so nothing was changed."), Audience.Anyone);
        }

        var covers = before?.Covers ?? Coverage.Everything;
        if (wish.IsAboutEverything || wish.IsAboutOwn)
        {
            covers = wish.IsAboutOwn ? new Coverage(CoverKind.ProjectManager, turn.Person.Id, turn.Person.Name) : Coverage.Everything;
        }
        else if (wish.About is { } about)
        {
            var (found, refusal) = await FindAsync(turn, room, about, session, cancel);
            if (found is null)
            {
                return SettingsAccess.Refused(turn, refusal + " Nothing was changed.");
            }

            covers = found;
        }

        var after = SettingsChange.Applied(SettingsChange.From(before, room, turn), wish, turn.Person) with { Covers = covers };
        return after.Days.Count == 0
            ? SettingsAccess.Refused(turn, "That leaves no day of the week to post on. To have no post at all, say \"stop the daily post\". Nothing was changed.")
            : await SaveAsync(turn, before, after, session, cancel);
    }

    async Task<Reply> SaveAsync(Turn turn, StatusChannel? before, StatusChannel after, Session session, CancellationToken cancel)
    {
        var (saved, isOwedNow) = await change.SaveAsync(before, after, turn, session, cancel);
        var lead = (before, after) switch
        {
            (_, { IsOn: false }) => "Done.",
            (null or { IsOn: false }, _) => "Done: from now on",
            _ => "Changed:",
        };
        var card = SettingsCards.Of(saved, PostSchedule.Of(saved, calendars), turn.Person.Name, lead, turn.Now, isOwedNow, mayChange: true);
        return turn.Inbound.Kind == InboundKind.FormSubmitted
            ? new Reply.Several([new Reply.Done(card.Summary), new Reply.Say(card, SettingsAccess.Near(turn, saved.Id))])
            : new Reply.Say(card, SettingsAccess.Near(turn, saved.Id));
    }

    async Task<Reply> ShowAsync(Turn turn, Room room, Session session, CancellationToken cancel)
    {
        var mayChange = access.MayChange(turn.Person, room);
        if (await session.LoadAsync(PostBook.Channels, room.Id, cancel) is not { } channel)
        {
            return new Reply.Say(
                new Card("status-settings", "Daily status", "No status is posted here. Say \"post the status here every weekday at 8:30 central\" to have one.")
                {
                    Buttons = mayChange ? [new FormButton("Set up the daily status", Form, room.Id)] : [],
                },
                Audience.Anyone);
        }

        var setBy = (await session.LoadAsync(Roster.People, channel.SetBy, cancel))?.Name;
        return new Reply.Say(SettingsCards.Of(channel, PostSchedule.Of(channel, calendars), setBy, "", turn.Now, isOwedNow: false, mayChange), SettingsAccess.Near(turn, room.Id));
    }

    async Task<Reply> OpenAsync(Turn turn, Room room, Session session, CancellationToken cancel)
    {
        var before = await session.LoadAsync(PostBook.Channels, room.Id, cancel);
        return new Reply.Ask(SettingsForm.Of(SettingsChange.From(before, room, turn), await coverages.ForAsync(room, session, cancel), Ticket(turn)));
    }

    /// <summary>What the interpreter found by name is tried first, then the words themselves.</summary>
    async Task<(Coverage? Found, string? Refusal)> FindAsync(Turn turn, Room room, string about, Session session, CancellationToken cancel)
    {
        var choices = await coverages.ForAsync(room, session, cancel);
        var kinds = new[] { EntityKind.Partner, EntityKind.Carrier, EntityKind.Person };
        var named = turn.Meaning?.Entities.Where(entity => kinds.Contains(entity.Kind)).Select(entity => entity.Value) ?? [];
        foreach (var name in named)
        {
            if (Coverages.Find(choices, name) is { Found: { } found })
            {
                return (found, null);
            }
        }

        return Coverages.Find(choices, about);
    }

    static string Ticket(Turn turn) => turn.Inbound.Ticket ?? turn.Inbound.Key;
}
