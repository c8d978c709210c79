using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.People;

/// <summary>"Who am I?": under which name, company and role one is known here, and what follows from it.</summary>
static class WhoAmI
{
    public static async Task<Reply> AnswerAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var person = turn.Person;
        var company = await session.LoadAsync(Roster.Companies, person.Company, cancel);
        return new Reply.Say(
            new Card("who-am-i", person.Name, Text.Of($"You are {person.Name}, {RoleOf(person.Role)} at {company?.Name ?? person.Company}. {Sees(person.Role)}"))
            {
                Body = [new Facts([new Fact("Time zone", person.Zone), new Fact("Reached in", string.Join(", ", person.Reach.Keys.Order(StringComparer.Ordinal)))])],
                Buttons = [new FormButton("My settings", PeopleForms.SettingsForm, person.Id)],
            },
            Audience.Asker);
    }

    static string RoleOf(Role role) => role switch
    {
        Role.PartnerRep => "sales partner",
        Role.AgencyManager => "agency manager",
        Role.ProjectManager => "project manager",
        Role.Fulfilment => "order fulfilment",
        Role.PartnerSupport => "partner support",
        Role.Commissions => "commissions",
        Role.Leadership => "leadership",
        _ => "administrator",
    };

    static string Sees(Role role) => role switch
    {
        Role.PartnerRep => "You see your own orders and escalations.",
        Role.AgencyManager => "You see the orders and escalations of your whole agency.",
        _ => "You see the orders and escalations of all agencies.",
    };
}
