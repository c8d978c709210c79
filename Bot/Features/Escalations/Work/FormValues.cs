using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Features.Escalations.Ladder;
using Demarc.Time;
using NodaTime.Extensions;

namespace Demarc.Features.Escalations.Work;

/// <summary>Reads the values of a submitted form, and says at the field what is wrong with them.</summary>
sealed class FormValues(IReadOnlyDictionary<string, string> values)
{
    public const int LongText = 2000;
    public const int ShortText = 300;

    readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> Errors => errors;

    public bool IsOn(string field) => values.GetValueOrDefault(field) == "true";

    public void Refuse(string field, string why) => errors.Add(new FieldError(field, why));

    /// <summary>Trimmed; empty when nothing was written.</summary>
    public string Text(string field, int most = LongText)
    {
        var text = (values.GetValueOrDefault(field) ?? "").Trim();
        if (text.Length > most)
        {
            Refuse(field, $"Please shorten this: {text.Length} characters, and {most} fit.");
        }

        return text;
    }

    public string Needed(string field, string whenMissing, int most = LongText)
    {
        var text = Text(field, most);
        if (text.Length == 0)
        {
            Refuse(field, whenMissing);
        }

        return text;
    }

    public T? Choice<T>(string field, string whenMissing)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(values.GetValueOrDefault(field), out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        Refuse(field, whenMissing);
        return null;
    }

    public DateOnly? Date(string field)
    {
        var text = (values.GetValueOrDefault(field) ?? "").Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 2000 and < 2200)
        {
            return date;
        }

        Refuse(field, "Choose a date.");
        return null;
    }

    /// <summary>A date and a time of day on the person's wall; without a time the team's close of business. Null when no date was given.</summary>
    public DateTimeOffset? Moment(string dateField, string timeField, string zone, EscalationHours hours, DateTimeOffset now)
    {
        var date = Date(dateField);
        var clock = (values.GetValueOrDefault(timeField) ?? "").Trim();
        if (date is null)
        {
            if (clock.Length > 0 && errors.All(error => error.FieldId != dateField))
            {
                Refuse(dateField, "Choose the date for that time.");
            }

            return null;
        }

        if (clock.Length > 0 && !TimeOnly.TryParse(clock, CultureInfo.InvariantCulture, out _))
        {
            Refuse(timeField, "Write a time of day such as 15:00.");
            return null;
        }

        var at = clock.Length == 0
            ? hours.CloseOf(date.Value)
            : Zones.OrUtc(zone).FirstInstantOf(date.Value.ToLocalDate().At(NodaTime.LocalTime.FromTimeOnly(TimeOnly.Parse(clock, CultureInfo.InvariantCulture))));
        if (at <= now)
        {
            Refuse(clock.Length == 0 ? dateField : timeField, "That is past. Choose a later time.");
            return null;
        }

        return at;
    }
}
