namespace Demarc.Features.StatusPosts;

/// <summary>Days of the week as people name several of them, weeks beginning on Monday.</summary>
static class Weekdays
{
    public static readonly IReadOnlyList<DayOfWeek> All =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static readonly IReadOnlyList<DayOfWeek> Working = [.. All.Take(5)];

    public static readonly IReadOnlyList<DayOfWeek> Weekend = [.. All.Skip(5)];

    public static IReadOnlyList<DayOfWeek> Sorted(IEnumerable<DayOfWeek> days) => [.. All.Where(days.Contains)];

    /// <summary>Both ends included; "Friday to Monday" goes over the weekend.</summary>
    public static IEnumerable<DayOfWeek> Range(DayOfWeek from, DayOfWeek to)
    {
        for (var day = from; ; day = (DayOfWeek)(((int)day + 1) % 7))
        {
            yield return day;
            if (day == to)
            {
                yield break;
            }
        }
    }

    /// <summary>"Monday to Thursday", "every day", "Monday, Wednesday and Friday".</summary>
    public static string Words(IReadOnlyList<DayOfWeek> days)
    {
        var sorted = Sorted(days);
        return sorted.Count switch
        {
            0 => "no day",
            7 => "every day",
            >= 3 when Range(sorted[0], sorted[^1]).SequenceEqual(sorted) => $"{sorted[0]} to {sorted[^1]}",
            1 => $"every {sorted[0]}",
            _ => string.Join(", ", sorted.SkipLast(1)) + " and " + sorted[^1],
        };
    }
}
