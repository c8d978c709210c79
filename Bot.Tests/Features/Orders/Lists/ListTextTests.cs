using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Lists;
using Demarc.Understanding;

namespace Demarc.Tests.Features.Orders.Lists;

public sealed class ListTextTests
{
    static readonly DateOnly Today = new(2026, 11, 16);

    public static TheoryData<string, string> Read => new()
    {
        { "oldest orders", "not installed yet · oldest first" },
        { "5 biggest orders", "not installed yet · largest monthly charge first · the first 5" },
        { "orders waiting on us", "not installed yet · waiting on us" },
        { "whats stuck with the carrier", "not installed yet · waiting on the supplier" },
        { "orders waiting for the customer", "not installed yet · waiting on the customer" },
        { "orders over $1,000", "not installed yet · over $1,000 a month" },
        { "orders under $2k mrc", "not installed yet · under $2,000 a month" },
        { "orders older than 30 days", "not installed yet · submitted until 2026-10-17" },
        { "orders submitted in the last 10 days", "submitted from 2026-11-06 to 2026-11-16" },
        { "orders that slipped twice", "not installed yet · FOC moved at least 2 times" },
        { "orders whose foc moved three times", "not installed yet · FOC moved at least 3 times" },
        { "no update for 2 weeks", "not installed yet · no word for at least 14 days" },
        { "how many open orders by carrier", "not installed yet · counted by carrier" },
        { "orders foc missed", "late" },
        { "all my cancelled orders", "yours · cancelled" },
        { "first 3 orders without a foc", "without a FOC · the first 3" },
        { "orders that are not late", "not installed yet · not late" },
        { "orders that are not installed and not cancelled", "not installed yet · not cancelled" },
        { "orders that have no jeopardy", "not installed yet · not in jeopardy" },
        { "orders without a jeopardy", "not installed yet · not in jeopardy" },
        { "orders that aren't on hold", "not installed yet · not on hold" },
        { "orders not late or on hold", "not installed yet · not late · not on hold" },
        { "open orders, not red", "not installed yet · not red" },
        { "all orders except the cancelled ones", "not cancelled" },
        { "orders with no note in 2 weeks", "not installed yet · no note for at least 14 days" },
        { "orders without an update in 10 days", "not installed yet · no word for at least 10 days" },
        { "orders not touched in 3 weeks", "not installed yet · no word for at least 21 days" },
        { "orders we haven't heard from for 5 days", "not installed yet · no word for at least 5 days" },
        { "installs not scheduled", "without a FOC" },
        { "orders that are not submitted", "not submitted" },
        { "orders to submit", "not submitted" },
        { "unassigned orders", "without a project manager" },
        { "orders with no pm", "without a project manager" },
        { "red or amber orders", "red or amber" },
        { "green orders", "green" },
        { "late or on hold orders", "late or on hold" },
        { "installed and cancelled orders", "installed or cancelled" },
        { "orders between 500 and 1000 dollars", "not installed yet · from $500 to $1,000 a month" },
        { "orders between $2k and 500", "not installed yet · from $500 to $2,000 a month" },
        { "orders at least $500", "not installed yet · at least $500 a month" },
        { "orders sorted by carrier", "not installed yet · by carrier" },
        { "total mrc of my orders", "yours · not installed yet · their monthly charge in all" },
        { "foc in the next 5 business days", "FOC from 2026-11-16 to 2026-11-23" },
        { "foc 2027", "FOC from 2027-01-01 to 2027-12-31" },
    };

    [Theory]
    [MemberData(nameof(Read))]
    public void A_question_is_read_and_said_back(string said, string expected)
    {
        var reading = ListText.Read(said, [], Today);

        Assert.Equal(expected, string.Join(" · ", FilterText.Parts(reading.Filter).Select(part => part.Words.ToString())));
        Assert.Empty(reading.Unread);
        Assert.Empty(reading.Names);
    }

    [Theory]
    [InlineData("foc between dec 1 and dec 10", "2026-12-01/2026-12-10", EntityKind.DateRange, "dec 1 and dec 10", ListDate.Foc)]
    [InlineData("installed in october", "2026-10", EntityKind.Month, "october", ListDate.Installed)]
    [InlineData("how many installs in october", "2026-10", EntityKind.Month, "october", ListDate.Installed)]
    [InlineData("installs in december", "2026-12", EntityKind.Month, "december", ListDate.Foc)]
    [InlineData("orders submitted last week", "2026-11-09/2026-11-15", EntityKind.DateRange, "last week", ListDate.Submitted)]
    [InlineData("next week focs", "2026-11-23/2026-11-29", EntityKind.DateRange, "next week", ListDate.Foc)]
    [InlineData("orders cancelled last week", "2026-11-09/2026-11-15", EntityKind.DateRange, "last week", ListDate.Cancelled)]
    public void Days_bound_the_date_that_is_meant(string said, string value, EntityKind kind, string text, ListDate expected)
    {
        var filter = ListText.Read(said, [new Entity(kind, value, text, said.IndexOf(text, StringComparison.Ordinal))], Today).Filter;

        Assert.Equal(expected, filter.On);
        Assert.StartsWith(filter.From!.Value.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), value, StringComparison.Ordinal);
        Assert.NotNull(filter.To);
    }

    [Theory]
    [InlineData("orders of jonah pruitt", "jonah pruitt", "")]
    [InlineData("late orders for Zebra", "Zebra", "")]
    [InlineData("Oka & Pine's orders", "Oka & Pine", "")]
    [InlineData("blue orders", "", "blue")]
    [InlineData("show me every purple order please", "", "purple")]
    public void What_is_left_is_a_name_or_is_said(string said, string name, string unread)
    {
        var reading = ListText.Read(said, [], Today);

        Assert.Equal(name, string.Join(", ", reading.Names));
        Assert.Equal(unread, string.Join(", ", reading.Unread));
    }

    [Theory]
    [InlineData("orders not comcast", "Comcast")]
    [InlineData("orders that aren't with comcast", "Comcast")]
    [InlineData("orders except comcast", "Comcast")]
    [InlineData("everything but not comcast", "Comcast")]
    [InlineData("orders excluding comcast and lumen", "Comcast|Lumen")]
    [InlineData("orders not with comcast or lumen", "Comcast|Lumen")]
    public void Carriers_are_left_out(string said, string expected) => Assert.Equal(expected, ListText.Read(said, Carriers(said), Today).Filter.Not?.Supplier);

    [Theory]
    [InlineData("lumen or comcast orders", "Comcast|Lumen")]
    [InlineData("comcast and lumen orders", "Comcast|Lumen")]
    public void Of_two_carriers_either_is_meant(string said, string expected) => Assert.Equal(expected, ListText.Read(said, Carriers(said), Today).Filter.Supplier);

    [Theory]
    [InlineData("orders excluding marlin", "marlin", "")]
    [InlineData("late orders except for Oka & Pine", "Oka & Pine", "")]
    [InlineData("orders don't (glow)", "", "don't")]
    public void What_is_left_out_by_name_or_cannot_be_is_told(string said, string names, string denied)
    {
        var reading = ListText.Read(said, [], Today);

        Assert.Equal(names, string.Join(", ", reading.Excluded));
        Assert.Equal(denied, string.Join(", ", reading.Denied));
    }

    [Theory]
    [InlineData("not touched since november 1", "2026-11-01/..", EntityKind.DateRange, "since november 1", "last update until 2026-10-31")]
    [InlineData("orders not updated since november 1", "2026-11-01", EntityKind.Date, "november 1", "last update until 2026-10-31")]
    [InlineData("what slipped this week", "2026-11-16/2026-11-22", EntityKind.DateRange, "this week", "FOC moved to a later day from 2026-11-16 to 2026-11-22")]
    [InlineData("orders added last week", "2026-11-09/2026-11-15", EntityKind.DateRange, "last week", "submitted from 2026-11-09 to 2026-11-15")]
    [InlineData("orders created last week", "2026-11-09/2026-11-15", EntityKind.DateRange, "last week", "submitted from 2026-11-09 to 2026-11-15")]
    public void Days_bound_what_they_are_said_of(string said, string value, EntityKind kind, string text, string expected)
    {
        var filter = ListText.Read(said, [new Entity(kind, value, text, said.IndexOf(text, StringComparison.Ordinal))], Today).Filter;

        Assert.Contains(expected, FilterText.Parts(filter).Select(part => part.Words.ToString()));
    }

    [Theory]
    [InlineData("foc after feb 30", "feb 30")]
    [InlineData("focs 13/40", "13/40")]
    [InlineData("foc after feb 29", null)]
    [InlineData("due 12/4", null)]
    [InlineData("may 5 orders be late", null)]
    public void A_day_that_no_month_has_is_seen(string said, string? expected) => Assert.Equal(expected, ListDays.Impossible(said));

    static IReadOnlyList<Entity> Carriers(string said) =>
        [.. new[] { "Comcast", "Lumen" }.Select(name => new Entity(EntityKind.Carrier, name, name.ToLowerInvariant(), said.IndexOf(name, StringComparison.OrdinalIgnoreCase))).Where(entity => entity.Start >= 0)];

    [Fact]
    public void Each_part_can_be_left_out()
    {
        var filter = ListText.Read("my 5 oldest late orders over $500 waiting on us by carrier, not on hold", [], Today).Filter;

        var parts = FilterText.Parts(filter);

        Assert.All(parts, part => Assert.Equal(parts.Count - 1, FilterText.Parts(part.Without).Count));
        Assert.Equal(filter, OrderFilter.Read(filter.Write()));
    }

    [Theory]
    [InlineData("status of xyzzy corporation", "xyzzy corporation")]
    [InlineData("foc of marlin dental", "marlin dental")]
    [InlineData("when will zebra corp be installed", "zebra corp")]
    [InlineData("where is Acme Dental?", "Acme Dental")]
    [InlineData("any update on blue heron", "blue heron")]
    [InlineData("whats the eta for bay clinic please", "bay clinic")]
    [InlineData("cobalt freight status", "cobalt freight")]
    [InlineData("its foc?", null)]
    [InlineData("where is it", null)]
    [InlineData("when will it be installed", null)]
    [InlineData("any update on this order", null)]
    [InlineData("when will the tech be there", null)]
    [InlineData("status of my order", null)]
    [InlineData("what is the foc date", null)]
    [InlineData("where is the router", null)]
    [InlineData("and the other one?", null)]
    public void A_name_is_told_from_what_the_talk_is_about(string said, string? name) => Assert.Equal(name, NameSaid.In(said));
}
