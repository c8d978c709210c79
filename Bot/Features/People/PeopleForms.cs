using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Turns;
using NodaTime;

namespace Demarc.Features.People;

/// <summary>Inviting someone and one's own settings, as forms.</summary>
public sealed class PeopleForms(PeopleDirectory people, Policy policy)
{
    public const string InviteForm = "people.invite";
    const int LongestNumber = 40;
    const int FewestDigits = 7;

    public const string SettingsForm = "people.settings";

    static readonly string[] CommonZones =
    [
        "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
        "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "America/Toronto", "Europe/London", "UTC",
    ];

    public async Task<Reply> OpenInviteAsync(Turn turn, Session session, CancellationToken cancel) =>
        policy.AllowsAny(turn.Person, Act.InvitePerson) ? new Reply.Ask(await InviteAsync(turn, session, cancel)) : NotYours();

    public async Task<Reply> SubmitInviteAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (!policy.AllowsAny(turn.Person, Act.InvitePerson))
        {
            return NotYours();
        }

        var values = turn.Inbound.Values;
        var form = await InviteAsync(turn, session, cancel);
        if (!Enum.TryParse<Role>(values.GetValueOrDefault("role"), out var role) || !Enum.IsDefined(role) || !MayGive(turn.Person, role))
        {
            return new Reply.Ask(form.Refused(values, [new FieldError("role", "Choose one of the roles listed.")]));
        }

        var (person, refusal) = await people.AddAsync(
            session, values.GetValueOrDefault("name") ?? "", values.GetValueOrDefault("company") ?? "", role, values.GetValueOrDefault("zone"), turn.Person.Id, cancel);
        if (person is null)
        {
            var field = refusal!.Contains("name", StringComparison.Ordinal) ? "name" : "company";
            return new Reply.Ask(form.Refused(values, [new FieldError(field, refusal)]));
        }

        var code = people.Invite(session, person, turn.Person.Id);
        return new Reply.Say(
            new Card("invitation", "Invitation", Text.Of($"{person.Name} can now link themselves: they say \"link {code}\" to me in a private chat."))
            {
                Body = [new Note(Text.Of($"The code works once and until {turn.Now + Invitation.Lifetime}. Hand it over yourself; I do not show it again."))],
            },
            Audience.Asker);
    }

    public Task<Reply> OpenSettingsAsync(Turn turn, Session session, CancellationToken cancel) =>
        Task.FromResult<Reply>(new Reply.Ask(Settings(turn)));

    public Task<Reply> SubmitSettingsAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var values = turn.Inbound.Values;
        var errors = new List<FieldError>();
        var zone = values.GetValueOrDefault("zone") ?? turn.Person.Zone;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            errors.Add(new FieldError("zone", "Choose a time zone from the list."));
        }

        var from = Time("from", values, errors);
        var to = Time("to", values, errors);
        if (from is null != to is null)
        {
            errors.Add(new FieldError(from is null ? "from" : "to", "Quiet hours need a start and an end. Leave both empty for none."));
        }

        var callback = (values.GetValueOrDefault("callback") ?? turn.Person.Callback).Trim();
        if (callback.Length > 0 && !IsCallback(callback))
        {
            errors.Add(new FieldError("callback", "Write a telephone number with its area code, such as 303-555-0101 ext 12, or leave it empty."));
        }

        var away = Away(values, errors);
        if (errors.Count > 0)
        {
            return Task.FromResult<Reply>(new Reply.Ask(Settings(turn).Refused(values, errors)));
        }

        var weekends = values.GetValueOrDefault("weekends") == "true";
        var quiet = from is null && !weekends ? null : new QuietHours(from ?? default, to ?? default, weekends);
        var channel = values.GetValueOrDefault("channel");
        session.Save(Roster.People, turn.Person with
        {
            Zone = zone,
            Quiet = quiet,
            Callback = callback,
            ContactBy = Enum.TryParse<ContactWay>(values.GetValueOrDefault("contact"), out var way) && Enum.IsDefined(way) ? way : turn.Person.ContactBy,
            AwayUntil = turn.Person.IsStaff ? away : turn.Person.AwayUntil,
            PreferredChannel = channel is not null && turn.Person.Reach.ContainsKey(channel) ? channel : turn.Person.PreferredChannel,
        });
        session.Record(turn, "people.settings", turn.Person.Id);
        return Task.FromResult<Reply>(new Reply.Done(Text.Of($"Saved. {Describe(quiet)} Your time zone is {zone}.")));
    }

    /// <summary>Enough of a telephone number to call somebody back.</summary>
    public static bool IsCallback(string number) => number.Length <= LongestNumber && number.Count(char.IsAsciiDigit) >= FewestDigits;

    public static string Describe(QuietHours? quiet) => quiet switch
    {
        null => "I may write at any hour.",
        { Weekends: true } when quiet.From == quiet.To => "I keep quiet on weekends; what must reach you still does.",
        { Weekends: true } => $"I keep quiet from {quiet.From:HH\\:mm} to {quiet.To:HH\\:mm} and on weekends; what must reach you still does.",
        _ => $"I keep quiet from {quiet.From:HH\\:mm} to {quiet.To:HH\\:mm}; what must reach you still does.",
    };

    async Task<Form> InviteAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var companies = await session.QueryAsync(Roster.Companies, Roster.Companies.All.OrderBy(company => company.Name).Take(200), cancel);
        return new Form(InviteForm, "Invite someone", "", turn.Inbound.Ticket ?? turn.Inbound.Key)
        {
            Intro = Text.Plain("They get a one-time code from you; saying it to me links their account."),
            SubmitLabel = "Make the code",
            Fields =
            [
                new TextField("name", "Name") { Required = true, MaxLength = 80 },
                new ChoiceField("company", "Company", [.. companies.Select(company => new Choice(company.Id, company.Name))]) { Required = true },
                new ChoiceField("role", "Role", [.. Enum.GetValues<Role>().Where(role => MayGive(turn.Person, role)).Select(role => new Choice(role.ToString(), Words(role)))]) { Required = true },
                new ChoiceField("zone", "Time zone", [.. CommonZones.Select(zone => new Choice(zone, zone))]) { Value = turn.Person.Zone, Required = true },
            ],
        };
    }

    /// <summary>What stands in a sentence after "prefers".</summary>
    public static string Words(ContactWay way) => way switch
    {
        ContactWay.Call => "a call",
        ContactWay.TextMessage => "a text message",
        ContactWay.Email => "email",
        _ => "this chat",
    };

    static Form Settings(Turn turn)
    {
        var person = turn.Person;
        var zones = CommonZones.Contains(person.Zone) ? CommonZones : [person.Zone, .. CommonZones];
        return new Form(SettingsForm, "My settings", person.Id, turn.Inbound.Ticket ?? turn.Inbound.Key)
        {
            SubmitLabel = "Save",
            Fields =
            [
                new ChoiceField("zone", "Time zone", [.. zones.Select(zone => new Choice(zone, zone))]) { Value = person.Zone, Required = true },
                new TimeField("from", "Quiet from") { Value = person.Quiet is { } q && q.From != q.To ? q.From.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null, Hint = "Your local time" },
                new TimeField("to", "Quiet until") { Value = person.Quiet is { } p && p.From != p.To ? p.To.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : null },
                new ToggleField("weekends", "No notices on weekends") { Value = person.Quiet is { Weekends: true } ? "true" : "false" },
                .. person.IsStaff
                    ? [new DateField("away", "Away until") { Value = person.AwayUntil?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Hint = "Your last day away; no new work comes to you until then. Empty: you are here" }]
                    : Array.Empty<Field>(),
                new TextField("callback", "Call me back on") { MaxLength = LongestNumber, Hint = "Stands on your escalations, for our own staff", Value = person.Callback.Length > 0 ? person.Callback : null },
                new ChoiceField("contact", "About an escalation I prefer", [.. Enum.GetValues<ContactWay>().Select(way => new Choice(way.ToString(), Words(way)))]) { Value = person.ContactBy.ToString() },
                new ChoiceField("channel", "Write to me on", [.. person.Reach.Keys.Order(StringComparer.Ordinal).Select(channel => new Choice(channel, channel))]) { Value = person.PreferredChannel },
            ],
        };
    }

    // Nobody hands out more than they have: only administrators make administrators and leadership.
    static bool MayGive(Person giver, Role role) => giver.Role == Role.Administrator || role is not (Role.Administrator or Role.Leadership);

    public static string Words(Role role) => role switch
    {
        Role.PartnerRep => "Partner, own orders",
        Role.AgencyManager => "Agency manager, all of the agency's orders",
        Role.ProjectManager => "Project manager",
        Role.Fulfilment => "Order fulfilment",
        Role.PartnerSupport => "Partner support",
        Role.Commissions => "Commissions desk",
        Role.Leadership => "Leadership",
        _ => "Administrator",
    };

    static TimeOnly? Time(string field, IReadOnlyDictionary<string, string> values, List<FieldError> errors)
    {
        if (values.GetValueOrDefault(field) is not { Length: > 0 } text)
        {
            return null;
        }

        if (TimeOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var time))
        {
            return time;
        }

        errors.Add(new FieldError(field, "Write a time of day such as 18:00."));
        return null;
    }

    static DateOnly? Away(IReadOnlyDictionary<string, string> values, List<FieldError> errors)
    {
        if (values.GetValueOrDefault("away") is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day))
        {
            return day;
        }

        errors.Add(new FieldError("away", "Choose a date, or leave it empty."));
        return null;
    }

    static Reply.Refused NotYours() => new(Text.Plain("Only project managers and administrators invite people."));
}
