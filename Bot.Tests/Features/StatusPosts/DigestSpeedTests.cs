using System.Diagnostics;
using Demarc.Features.StatusPosts;
using Demarc.Time;

namespace Demarc.Tests.Features.StatusPosts;

public sealed class DigestSpeedTests
{
    /// <summary>About 35 ms on two cores without optimisation; the bound leaves room for a busy machine.</summary>
    [Fact]
    public void Ten_thousand_orders_are_counted_in_well_under_200_ms_and_remembered_in_little()
    {
        var orders = StatusGen.Book(10_000);
        var context = new DigestContext(StatusGen.Today, StatusGen.Now, BusinessCalendar.Federal);
        var since = Digest.Of(orders, [], context).Marks;

        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 7; i++)
        {
            var watch = Stopwatch.StartNew();
            Digest.Of(orders, [], context with { Since = since });
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Assert.True(best < TimeSpan.FromMilliseconds(200), $"It took {best.TotalMilliseconds:0} ms.");
        Assert.InRange(since.Store("x", "s", StatusGen.Now).Orders.Length, 1, 10_000 * 24);
    }
}
