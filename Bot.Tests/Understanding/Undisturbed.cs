using System.Diagnostics;

namespace Demarc.Tests.Understanding;

/// <summary>How long something takes when nothing else takes the processor: the fastest of some runs, or the first that is fast enough.</summary>
static class Undisturbed
{
    const int Runs = 7;

    public static TimeSpan Of(Action action, TimeSpan enough)
    {
        var fastest = TimeSpan.MaxValue;
        for (var run = 0; run < Runs && fastest > enough; run++)
        {
            var watch = Stopwatch.StartNew();
            action();
            fastest = watch.Elapsed < fastest ? watch.Elapsed : fastest;
        }

        return fastest;
    }
}
