using Demarc.Features.Escalations;
using Demarc.Tests.Support;
using Demarc.Turns;

namespace Demarc.Tests.Features.Escalations;

public sealed class NumbersTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_at_once_in_two_processes_never_get_the_same()
    {
        await using var temp = TempStore.Open(Numbers.Last);
        var (one, other) = (new Numbers(temp.Store), new Numbers(temp.Store));

        var ids = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => (i % 2 == 0 ? one : other).NextIdAsync(Cancel)));

        Assert.Equal(60, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches(@"^ESC-\d+$", id));
    }

    [Fact]
    public async Task A_restart_goes_on_where_it_was()
    {
        await using var temp = TempStore.Open(Numbers.Last);
        var first = await new Numbers(temp.Store).NextIdAsync(Cancel);
        await temp.ReopenAsync();

        Assert.Equal(("ESC-101", "ESC-102"), (first, await new Numbers(temp.Store).NextIdAsync(Cancel)));
    }

    [Theory]
    [InlineData("ESC-104", "ESC-104")]
    [InlineData("esc 104", "ESC-104")]
    [InlineData(" #104 ", "ESC-104")]
    [InlineData("esc#0104", "ESC-104")]
    [InlineData("104", "ESC-104")]
    [InlineData("ESC-", null)]
    [InlineData("ESC-1x4", null)]
    [InlineData("ESC-12345678901234567890", null)]
    [InlineData("../../etc", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_id_is_known_however_it_is_said(string? said, string? id) => Assert.Equal(id, EscalationNumbers.IdOf(said));
}
