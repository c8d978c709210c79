using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Time;

namespace Demarc.Features.StatusPosts;

/// <summary>The same settings as a form.</summary>
static class SettingsForm
{
    static readonly string[] CommonZones =
    [
        "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
        "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "America/Toronto", "Europe/London", "UTC",
    ];

    public static Form Of(StatusChannel channel, IReadOnlyList<Coverage> choices, string ticket) => new(StatusSettings.Form, "Daily status", channel.Id, ticket)
    {
        Intro = Text.Plain("You can also say it: \"post the status here mon-thu at 8:30 central, skip holidays\"."),
        SubmitLabel = "Save",
        Fields =
        [
            new ToggleField("on", "Post a status every day") { Value = channel.IsOn ? "true" : "false" },
            new TimeField("at", "Time of day") { Value = channel.At.ToString("HH:mm", CultureInfo.InvariantCulture), Required = true },
            new ChoiceField("zone", "Time zone", [.. CommonZones.Prepend(channel.Zone).Distinct().Select(zone => new Choice(zone, zone))]) { Value = channel.Zone, Required = true },
            new ChoiceField("days", "Days", [.. Weekdays.All.Select(day => new Choice(day.ToString(), day.ToString()))]) { Many = true, Expanded = true, Required = true, Value = string.Join(',', channel.Days) },
            new ToggleField("holidays", "On holidays too") { Value = channel.OnHolidays ? "true" : "false" },
            new TextField("team", "Whose days off") { MaxLength = 80, Value = channel.Team, Hint = "A team's name in the table of holidays; leave it empty for everyone's" },
            new ChoiceField("covers", "Covers", [.. choices.Append(channel.Covers).DistinctBy(Coverages.ValueOf).Select(choice => new Choice(Coverages.ValueOf(choice), Label(choice)))])
            {
                Value = Coverages.ValueOf(channel.Covers),
                Required = true,
            },
        ],
    };

    /// <returns>The channel as the form says, or what is wrong with which field.</returns>
    public static (StatusChannel Channel, IReadOnlyList<FieldError> Errors) Read(StatusChannel channel, IReadOnlyDictionary<string, string> values, IReadOnlyList<Coverage> choices)
    {
        var errors = new List<FieldError>();
        if (!TimeOnly.TryParse(values.GetValueOrDefault("at"), CultureInfo.InvariantCulture, out var at))
        {
            errors.Add(new FieldError("at", "Write a time of day such as 08:30."));
        }

        var (zone, refusal) = Zones.Read(values.GetValueOrDefault("zone"));
        if (zone is null)
        {
            errors.Add(new FieldError("zone", refusal!));
        }

        var days = (values.GetValueOrDefault("days") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(day => Enum.TryParse<DayOfWeek>(day, out var read) && Enum.IsDefined(read) ? read : (DayOfWeek?)null)
            .ToList();
        if (days.Count == 0 || days.Contains(null))
        {
            errors.Add(new FieldError("days", "Choose at least one day of the week. To have no post, switch it off above."));
        }

        var covers = choices.Append(channel.Covers).FirstOrDefault(choice => Coverages.ValueOf(choice) == values.GetValueOrDefault("covers"));
        if (covers is null)
        {
            errors.Add(new FieldError("covers", "Choose one from the list."));
        }

        var team = values.GetValueOrDefault("team")?.Trim();
        if (team?.Length > 80)
        {
            errors.Add(new FieldError("team", "A name of at most 80 characters."));
        }

        return errors.Count > 0
            ? (channel, errors)
            : (channel with
            {
                IsOn = values.GetValueOrDefault("on") == "true",
                At = new TimeOnly(at.Hour, at.Minute),
                Zone = zone!.Id,
                Days = Weekdays.Sorted(days.OfType<DayOfWeek>()),
                OnHolidays = values.GetValueOrDefault("holidays") == "true",
                Team = string.IsNullOrEmpty(team) ? null : team,
                Covers = covers!,
                PausedUntil = null,
            }, []);
    }

    static string Label(Coverage covers) => covers.Kind switch
    {
        CoverKind.Agency => $"Agency: {covers.Name}",
        CoverKind.ProjectManager => $"Project manager: {covers.Name}",
        CoverKind.Carrier => $"Carrier: {covers.Name}",
        _ => "Everything that may be seen here",
    };
}
