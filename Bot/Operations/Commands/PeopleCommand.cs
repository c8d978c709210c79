using System.CommandLine;
using Demarc.Features.People;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Operations.Commands;

/// <summary>Who is known here, and the first way in: before anybody is linked, nobody can be invited from a chat.</summary>
static class PeopleCommand
{
    const string CommandLineItself = "command line";

    static readonly Option<string> Name = new("--name") { Description = "Full name.", Required = true };
    static readonly Option<string> Company = new("--company") { Description = "Name or id of a company that is known here.", Required = true };
    static readonly Option<Role> Of = new("--role") { Description = "What they may do.", Required = true };
    static readonly Option<string?> Zone = new("--zone") { Description = "IANA time zone; America/New_York when left out." };
    static readonly Argument<string> Who = new("PERSON") { Description = "Id or full name." };
    static readonly Argument<string> CompanyName = new("NAME") { Description = "The company's name." };
    static readonly Option<bool> Distributor = new("--distributor") { Description = "It is the distributor itself, not an agency." };

    static readonly Argument<string> AgencyName = new("COMPANY") { Description = "Name or id of the agency." };
    static readonly Argument<string> Tenant = new("TENANT") { Description = "The tenant's id, as its administrator sees it in Microsoft Entra." };
    static readonly Option<string> OfChannel = new("--channel") { Description = "Where the tenant is known.", DefaultValueFactory = _ => "teams" };
    static readonly Option<bool> AsManagers = new("--manager") { Description = "They see all of the agency's orders, not only their own." };

    public static Command Make(ICommandHost host)
    {
        var people = new Command("people", "People, companies and invitations.");
        people.Add(With(new Command("list", "Everyone known, with company, role and linked channels."), host, ListAsync, StoreUse.NeededWithSample));
        people.Add(With(new Command("add", "Adds a person.") { Name, Company, Of, Zone }, host, AddAsync));
        people.Add(With(new Command("invite", "Prints a one-time code; the person says \"link CODE\" to the bot.") { Who }, host, InviteAsync, StoreUse.Present));
        people.Add(With(new Command("company", "Adds a company.") { CompanyName, Distributor }, host, AddCompanyAsync));
        people.Add(With(new Command("tenant", "Everybody of a tenant belongs to an agency, without invitations.") { AgencyName, Tenant, OfChannel, AsManagers }, host, MapTenantAsync));
        return people;
    }

    static Command With(Command command, ICommandHost host, Work work, StoreUse use = StoreUse.Needed)
    {
        command.SetWork(host, work, use);
        return command;
    }

    static async Task<int> ListAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var session = new Session(invocation.Get<IStore>());
        var companies = (await session.QueryAsync(Roster.Companies, Roster.Companies.All, cancel)).ToDictionary(company => company.Id);
        var links = (await session.QueryAsync(Roster.Links, Roster.Links.All, cancel)).ToLookup(link => link.PersonId, link => link.Id.Split('|')[0]);
        var everyone = (await session.QueryAsync(Roster.People, Roster.People.All, cancel))
            .OrderBy(person => companies.GetValueOrDefault(person.Company)?.Name, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.Name, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var person in everyone)
        {
            var company = companies.GetValueOrDefault(person.Company)?.Name ?? person.Company;
            var channels = string.Join(", ", links[person.Id].Distinct().Order(StringComparer.Ordinal));
            invocation.Output.Line($"{person.Id,-24} {person.Name,-26} {company,-26} {person.Role,-16} {(person.Gone ? "gone" : channels.Length > 0 ? channels : "not linked")}");
            invocation.Output.Result(new { id = person.Id, name = person.Name, company = person.Company, role = person.Role.ToString(), zone = person.Zone, channels = links[person.Id].Distinct(), gone = person.Gone });
        }

        if (everyone.Count == 0)
        {
            invocation.Output.Line("Nobody yet. Add the distributor with: people company NAME --distributor, then an administrator with: people add --name … --company … --role Administrator");
        }

        return 0;
    }

    static async Task<int> AddAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var session = new Session(invocation.Get<IStore>());
        var (person, refusal) = await invocation.Get<PeopleDirectory>().AddAsync(
            session, parsed.GetValue(Name)!, parsed.GetValue(Company)!, parsed.GetValue(Of), parsed.GetValue(Zone), CommandLineItself, cancel);
        if (person is null)
        {
            return invocation.Output.Refuse(refusal!);
        }

        var taken = PeopleDirectory.Slug(person.Name) is var slug && slug != person.Id ? await session.LoadAsync(Roster.People, slug, cancel) : null;
        await session.CommitAsync(cancel);
        if (taken is not null)
        {
            var home = await session.LoadAsync(Roster.Companies, taken.Company, cancel);
            invocation.Output.Line($"Somebody is {taken.Id} already: {taken.Name} of {home?.Name ?? taken.Company}. This one is kept as another person, {person.Id}; if they are the same, use {taken.Id} and never invite {person.Id}.");
        }

        invocation.Output.Line($"Added {person.Name} as {person.Id}. Invite them with: people invite {person.Id}");
        invocation.Output.Result(new { id = person.Id, name = person.Name, company = person.Company, role = person.Role.ToString() });
        return 0;
    }

    static async Task<int> InviteAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var session = new Session(invocation.Get<IStore>());
        var (person, refusal) = await PeopleDirectory.PersonAsync(session, parsed.GetValue(Who)!, cancel);
        if (person is null)
        {
            return invocation.Output.Refuse(refusal!);
        }

        var code = invocation.Get<PeopleDirectory>().Invite(session, person, CommandLineItself);
        await session.CommitAsync(cancel);
        var until = invocation.Get<TimeProvider>().GetUtcNow() + Invitation.Lifetime;
        invocation.Output.Line($"{person.Name} says to the bot, in a private chat:  link {code}");
        invocation.Output.Line($"The code works once, until {until:yyyy-MM-dd HH:mm} UTC, and is not shown again.");
        invocation.Output.Result(new { person = person.Id, code, validUntil = until });
        return 0;
    }

    static async Task<int> AddCompanyAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var session = new Session(invocation.Get<IStore>());
        var (company, refusal) = await invocation.Get<PeopleDirectory>().AddCompanyAsync(session, parsed.GetValue(CompanyName)!, parsed.GetValue(Distributor), CommandLineItself, cancel);
        if (company is null)
        {
            return invocation.Output.Refuse(refusal!);
        }

        await session.CommitAsync(cancel);
        invocation.Output.Line($"Added {company.Name} as {company.Id}.");
        invocation.Output.Result(new { id = company.Id, name = company.Name, distributor = company.IsDistributor });
        return 0;
    }

    static async Task<int> MapTenantAsync(ParseResult parsed, Invocation invocation, CancellationToken cancel)
    {
        var session = new Session(invocation.Get<IStore>());
        var (company, refusal) = await invocation.Get<PeopleDirectory>().MapTenantAsync(
            session, parsed.GetValue(AgencyName)!, parsed.GetValue(OfChannel)!, parsed.GetValue(Tenant)!, parsed.GetValue(AsManagers), CommandLineItself, cancel);
        if (company is null)
        {
            return invocation.Output.Refuse(refusal!);
        }

        await session.CommitAsync(cancel);
        invocation.Output.Line($"Whoever writes from that tenant is {(company.TenantRole == Role.AgencyManager ? "a manager" : "a rep")} of {company.Name} from now on. The tenant must be in Teams:AllowedTenants too.");
        invocation.Output.Result(new { company = company.Id, tenants = company.Tenants, role = company.TenantRole.ToString() });
        return 0;
    }
}
