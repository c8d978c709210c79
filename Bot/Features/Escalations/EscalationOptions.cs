using System.Globalization;
using Demarc.Features.Escalations.Ladder;
using Demarc.Features.Escalations.Policies;
using Demarc.Time;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Escalations;

/// <summary>The settings of section <c>Escalations</c>: the hours that business hours and days are counted in. Checked at start.</summary>
public sealed record EscalationOptions
{
    public const string Section = "Escalations";

    /// <summary>IANA zone of the team that works on escalations.</summary>
    public string Zone { get; init; } = "America/New_York";

    /// <summary>On the team's wall, <c>HH:mm</c>.</summary>
    public string Opens { get; init; } = "08:00";

    public string Closes { get; init; } = "17:00";

    /// <summary>Whose days off count, by a name of the table of holidays; empty: the federal ones and everyone's.</summary>
    public string Calendar { get; init; } = "";

    /// <summary>File with the policy: routing rules, targets of the levels, ladder; empty: the one that comes with the program.</summary>
    public string Policy { get; init; } = "";

    public EscalationHours Hours(Calendars calendars) =>
        new(new WorkingHours(Zones.Find(Zone)!, calendars.Of(Calendar.Length > 0 ? Calendar : null), Time(Opens)!.Value, Time(Closes)!.Value));

    internal static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

/// <summary>Each finding names the setting and the cure.</summary>
sealed class EscalationOptionsCheck : IValidateOptions<EscalationOptions>
{
    public ValidateOptionsResult Validate(string? name, EscalationOptions options)
    {
        var findings = Findings(options).ToList();
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    static IEnumerable<string> Findings(EscalationOptions options)
    {
        if (Zones.Read(options.Zone).Refusal is { } refusal)
        {
            yield return $"Escalations:Zone: {refusal}";
        }

        foreach (var finding in options.Policy.Length > 0 ? PolicyFile.Load(options.Policy).Findings : [])
        {
            yield return $"Escalations:Policy, '{options.Policy}': {finding}";
        }

        foreach (var (setting, text) in new[] { (nameof(options.Opens), options.Opens), (nameof(options.Closes), options.Closes) })
        {
            if (EscalationOptions.Time(text) is null)
            {
                yield return $"Escalations:{setting} is '{text}': a time of day such as 08:00 is needed.";
            }
        }

        if (EscalationOptions.Time(options.Opens) >= EscalationOptions.Time(options.Closes))
        {
            yield return $"Escalations:Closes is '{options.Closes}': it must be later than Escalations:Opens, '{options.Opens}'.";
        }
    }
}
