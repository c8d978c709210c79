using Demarc.Features.Orders.Import;
using Demarc.Turns;

namespace Demarc.Tests.Features.Orders.Import;

public sealed class ImportNamesTests
{
    static readonly ImportNames Names = new([Agency("acme-telecom", "Acme Telecom"), Agency("oak-llc", "Oak LLC"), Agency("oak-inc", "Oak Inc."), Agency("elm", "Elm Agency")], []);

    [Theory]
    [InlineData("Acme Telecom", "acme-telecom", null)]
    [InlineData("ACME-TELECOM", "acme-telecom", null)]
    [InlineData("Agency Acme Telecom", "acme-telecom", "Acme Telecom")]
    [InlineData("Acme Telecom, Inc.", "acme-telecom", "Acme Telecom")]
    [InlineData("The Elm", "elm", "Elm Agency")]
    public void A_word_that_says_only_what_a_company_is_does_not_part_it_from_its_name(string written, string id, string? takenFor) =>
        Assert.Equal((id, takenFor), (Names.AgencyOf(written), Names.TakenFor(written)));

    [Theory]
    [InlineData("Acme")]
    [InlineData("Oak")]
    [InlineData("Agency")]
    [InlineData("Acme Telephone")]
    public void What_may_be_two_or_another_is_nobody(string written) => Assert.Null(Names.AgencyOf(written));

    static Company Agency(string id, string name) => new() { Id = id, Name = name };
}
