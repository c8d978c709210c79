using Demarc.Turns;

namespace Demarc.Tests.Turns;

public sealed class PolicyTests
{
    static readonly Policy Policy = Policy.Load();

    // What each role may do to a thing of its own, of a colleague's, of another company's: written down apart from the table it checks.
    static readonly Dictionary<Role, Act[]> EverythingOfAnybody = new()
    {
        [Role.PartnerRep] = [Act.ReadArticle],
        [Role.AgencyManager] = [Act.ReadArticle],
        [Role.ProjectManager] = [.. Enum.GetValues<Act>().Except([Act.ManagePeople, Act.SeeHealth])],
        [Role.Fulfilment] = [Act.SeeOrder, Act.ChangeOrder, Act.ImportOrders, Act.SeeEscalation, Act.OpenEscalation, Act.SeeInternalNotes, Act.SeeStatus, Act.ReadArticle],
        [Role.PartnerSupport] = [Act.SeeOrder, Act.SeeEscalation, Act.OpenEscalation, Act.SeeInternalNotes, Act.SeeStatus, Act.ReadArticle, Act.WriteArticle],
        [Role.Commissions] = [Act.SeeOrder, Act.SeeMoney, Act.SeeEscalation, Act.OpenEscalation, Act.SeeInternalNotes, Act.SeeStatus, Act.ReadArticle],
        [Role.Leadership] = [Act.SeeOrder, Act.SeeMoney, Act.SeeEscalation, Act.OpenEscalation, Act.WorkEscalation, Act.AssignEscalation, Act.SeeInternalNotes, Act.SeeStatus, Act.ConfigureStatus, Act.ReadArticle],
        [Role.Administrator] = Enum.GetValues<Act>(),
    };

    static readonly Act[] OfTheirs = [Act.SeeOrder, Act.SeeMoney, Act.SeeEscalation, Act.OpenEscalation, Act.SeeStatus];

    public static TheoryData<Role, Act> Cells => [.. from role in Enum.GetValues<Role>() from act in Enum.GetValues<Act>() select (role, act)];

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_role_may_do_each_thing_to_its_own_its_company_s_and_others_things_as_meant(Role role, Act act)
    {
        var isPartner = role is Role.PartnerRep or Role.AgencyManager;
        var person = new Person { Id = "p", Name = "P", Company = "acme", Role = role };
        var everywhere = EverythingOfAnybody[role].Contains(act);
        var own = everywhere || (isPartner && OfTheirs.Contains(act));

        Assert.Equal(own, Policy.Allows(person, act, new Owner("acme", "p")));
        Assert.Equal(everywhere || (own && role == Role.AgencyManager), Policy.Allows(person, act, new Owner("acme", "colleague")));
        Assert.Equal(everywhere || (own && role == Role.AgencyManager), Policy.Allows(person, act, new Owner("acme")));
        Assert.Equal(everywhere, Policy.Allows(person, act, new Owner("rival", "stranger")));
        Assert.Equal(everywhere, Policy.Allows(person, act, new Owner("rival", "p")));
        Assert.Equal(everywhere, Policy.Allows(person, act, new Owner(null)));
        Assert.Equal(own, Policy.AllowsAny(person, act));
        Assert.False(Policy.Allows(person with { Gone = true }, act, new Owner("acme", "p")));
    }

    [Theory]
    [InlineData("SeeOrder\tOwn", "needs a known act and 8 reaches")]
    [InlineData("FlyPlane\tAll\tAll\tAll\tAll\tAll\tAll\tAll\tAll", "needs a known act")]
    [InlineData("SeeOrder\tMaybe\tAll\tAll\tAll\tAll\tAll\tAll\tAll", "'Maybe' for SeeOrder and PartnerRep")]
    [InlineData("SeeOrder\tOwn\tCompany\tAll\tAll\tAll\tAll\tAll\tAll", "nothing is allowed by silence")]
    public void A_table_with_a_hole_is_refused(string line, string complaint)
    {
        var header = "act\t" + string.Join('\t', Enum.GetNames<Role>());

        var error = Assert.Throws<FormatException>(() => Policy.Parse(header + "\n" + line));

        Assert.Contains(complaint, error.Message);
    }
}
