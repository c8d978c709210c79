using Demarc.Cards.Model;

namespace Demarc.Tests.Cards;

public sealed class TextTests
{
    [Fact]
    public void A_date_that_may_be_missing_is_still_a_date()
    {
        DateOnly? day = new DateOnly(2027, 1, 31);
        DateTimeOffset? instant = new DateTimeOffset(2027, 1, 31, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal(Text.Date(day.Value), Text.Of($"{day}"));
        Assert.Equal(Text.At(instant.Value), Text.Of($"{instant}"));
    }

    [Fact]
    public void A_date_that_is_missing_says_nothing()
    {
        DateOnly? day = null;
        DateTimeOffset? instant = null;

        Assert.Equal("by .", Text.Of($"by {day}{instant}.").ToString());
    }
}
