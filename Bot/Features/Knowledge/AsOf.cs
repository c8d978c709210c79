using System.Globalization;
using System.Text.RegularExpressions;

namespace Demarc.Features.Knowledge;

/// <summary>
/// The age of what an article says. Written <c>2017</c>, <c>2017-07</c> or <c>2017-07-21</c> for the date of the source, as exact as it is known;
/// with <c>read</c> before it, the source has no date and this is when it was read.
/// </summary>
public sealed partial record AsOf(int Year, int? Month, int? Day, bool IsReading)
{
    /// <summary>The first day it can mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <returns>Null when it is no such date.</returns>
    public static AsOf? Read(string written)
    {
        var match = Form().Match(written);
        if (!match.Success)
        {
            return null;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var month = Number(match.Groups["month"]);
        var day = Number(match.Groups["day"]);
        var isDate = year is >= 1980 and <= 2100 && month is null or >= 1 and <= 12 && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year, month!.Value)));
        return isDate ? new AsOf(year, month, day, match.Groups["read"].Success) : null;
    }

    /// <summary>"2017", "July 2017", "July 21, 2017".</summary>
    public string Words => (Month, Day) switch
    {
        (null, _) => Year.ToString(CultureInfo.InvariantCulture),
        (_, null) => Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => Earliest.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture),
    };

    public override string ToString()
    {
        var date = Day is not null ? "yyyy-MM-dd" : Month is not null ? "yyyy-MM" : "yyyy";
        return (IsReading ? "read " : "") + Earliest.ToString(date, CultureInfo.InvariantCulture);
    }

    static int? Number(Group group) => group.Success ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?<read>read )?(?<year>[0-9]{4})(?:-(?<month>[0-9]{2})(?:-(?<day>[0-9]{2}))?)?\z")]
    private static partial Regex Form();
}
