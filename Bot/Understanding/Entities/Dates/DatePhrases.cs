using Demarc.Understanding.Words;

namespace Demarc.Understanding.Entities.Dates;

/// <summary>Every date of a text, with what stands around it taken in: "wed 12/2" is one day, "12/2 to 12/5" one stretch, "after thanksgiving" open.</summary>
static class DatePhrases
{
    const int OneWord = 3;

    // "Next week" is a time, whatever a customer is called.
    const int SeveralWords = 12;

    public static void Find(Utterance said, List<Found> found)
    {
        var stretches = Single(said);
        for (var i = 0; i < stretches.Count; i++)
        {
            var phrase = stretches[i];
            if (i + 1 < stretches.Count && Together(said, phrase, stretches[i + 1]) is { } together)
            {
                phrase = together;
                i++;
            }

            phrase = UpToDay(said, phrase) ?? phrase;
            phrase = Opened(said, phrase) ?? phrase;
            found.Add(new Found(phrase.Kind, phrase.Value, phrase.From, phrase.To) { Rank = phrase.To - phrase.From > 1 ? SeveralWords : OneWord });
        }
    }

    static List<Stretch> Single(Utterance said)
    {
        var stretches = new List<Stretch>();
        for (var i = 0; i < said.Count; i++)
        {
            if (!said[i].IsAlphanumeric)
            {
                continue;
            }

            if ((CalendarDates.Read(said, i) ?? Periods.Read(said, i) ?? RelativeDates.Read(said, i)) is { } read)
            {
                stretches.Add(read);
                i = read.To - 1;
            }
        }

        return stretches;
    }

    static Stretch? Together(Utterance said, Stretch one, Stretch other)
    {
        var gap = other.From - one.To;

        // "friday 12/4", "tuesday, dec 3", "next week tuesday"
        if (gap == 0 || (gap == 1 && said[one.To].Is(',')))
        {
            var isWeekday = DateWords.Weekday(said[one.To - 1].Text) is not null;
            var isDated = said[other.From].Kind != TokenKind.Word || DateWords.Month(said[other.From].Text) is not null;
            return isWeekday && isDated && other.Kind == EntityKind.Date ? other with { From = one.From }
                : one.Kind == EntityKind.DateRange && other.Kind == EntityKind.Date && said.Is(one.To - 1, "week") && DateWords.Weekday(said[other.From].Text) is { } day
                    ? Stretch.Day(one.First!.Value.AddDays(((int)day + 6) % 7), one.From, other.To)
                    : null;
        }

        var isSpan = gap == 1 && (said[one.To].Is('-') || said.Is(one.To, "to", "thru", "through") || (said.Is(one.To, "and") && said.Is(one.From - 1, "between")));
        return isSpan && one.First is { } first && other.Last is { } last && first < last ? Stretch.Days(first, last, one.From, other.To) : null;
    }

    // "dec 3 to 5", "12/2-5"
    static Stretch? UpToDay(Utterance said, Stretch one)
    {
        var joint = said[one.To];
        var day = DateWords.DayOfMonth(said[one.To + 1]);
        var isFree = !(said[one.To + 2].IsGlued && !said[one.To + 2].Is('.') && !said[one.To + 2].Is(',') && !said[one.To + 2].Is('?')) && said[one.To + 2].Kind != TokenKind.Number && !said.Is(one.To + 2, "am", "pm");
        return one is { Kind: EntityKind.Date, First: { } first } && day > first.Day && isFree
            && (said.Is(one.To, "thru", "through") || (joint.Is('-') && joint.IsGlued && said[one.To + 1].IsGlued) || (said.Is(one.To, "to") && DateWords.Month(said[one.From].Text) is not null))
            && DateWords.Date(first.Year, first.Month, day) is { } last
                ? Stretch.Days(first, last, one.From, one.To + 2)
                : null;
    }

    static Stretch? Opened(Utterance said, Stretch one) => said[one.From - 1].Text switch
    {
        "after" when one.Last is { } last => new Stretch(last.AddDays(1), null, EntityKind.DateRange, one.From - 1, one.To),
        "before" when one.First is { } first => new Stretch(null, first.AddDays(-1), EntityKind.DateRange, one.From - 1, one.To),
        "since" when one.First is { } first => new Stretch(Past(said, one, first), null, EntityKind.DateRange, one.From - 1, one.To),
        "of" when said.Is(one.From - 2, "week") && one is { Kind: EntityKind.Date, First: { } day } =>
            Stretch.Days(RelativeDates.Monday(day), RelativeDates.Monday(day).AddDays(6), said.Is(one.From - 3, "the") ? one.From - 3 : one.From - 2, one.To),
        _ => null,
    };

    // "Since monday" is the monday that was.
    static DateOnly Past(Utterance said, Stretch one, DateOnly first) =>
        first <= said.Today ? first : DateWords.Weekday(said[one.To - 1].Text) is not null ? first.AddDays(-7) : first.AddYears(-1);
}
