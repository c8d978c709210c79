using System.Text;
using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Features.Orders.Import;
using Demarc.Features.People;
using Demarc.Features.StatusPosts;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Sample;

/// <summary>
/// A made-up distributor with partners, rooms and some sixty orders in every state, so that there is something to talk about on the first start.
/// Loaded once, into an empty store only: <c>Sample:Load</c>, on in Development when nobody says otherwise. The orders come in through the import.
/// </summary>
public sealed partial class SampleCompany(
    IStore store, OrderImporter importer, IOptions<OrdersOptions> orders, Calendars calendars, IConfiguration configuration, IHostEnvironment environment, TimeProvider clock, ILogger<SampleCompany> log) : IFeature
{
    /// <summary>The chat page's channel and tenant.</summary>
    const string Local = "local";

    /// <summary>Who did it, in the records.</summary>
    const string Self = "sample";

    public void Register(Catalog catalog)
    {
    }

    public async Task StartAsync(Session session, CancellationToken cancel)
    {
        if (!(configuration.GetValue<bool?>("Sample:Load") ?? environment.IsDevelopment()) || !await IsEmptyAsync(cancel))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var people = SampleFiles.People();
        await LoadPeopleAsync(people, now, cancel);
        var today = orders.Value.Today(now);
        var file = new ImportFile("orders.csv", Encoding.UTF8.GetBytes(SampleFiles.Orders(today, calendars.Default)));
        var (plan, refusal) = await importer.PlanAsync(file, Self, DayOrder.MonthFirst, cancel);
        if (plan is null)
        {
            throw new InvalidDataException($"The sample's orders.csv cannot be read: {refusal}");
        }

        var record = await importer.ImportAsync(plan, Self, null, cancel);
        LogLoaded(people.People.Count, record.Done.New);
    }

    async Task<bool> IsEmptyAsync(CancellationToken cancel) =>
        await store.CountAsync(Roster.Companies, Roster.Companies.All, cancel) == 0
        && await store.CountAsync(Roster.People, Roster.People.All, cancel) == 0
        && await store.CountAsync(OrderBook.All, OrderBook.All.All, cancel) == 0;

    async Task LoadPeopleAsync(SamplePeople people, DateTimeOffset now, CancellationToken cancel)
    {
        var session = new Session(store);
        foreach (var company in people.Companies)
        {
            session.Save(Roster.Companies, new Company { Id = company.Id, Name = company.Name, IsDistributor = company.Distributor });
        }

        foreach (var entry in people.People)
        {
            var person = PersonOf(entry);
            session.Save(Roster.People, person);
            session.Save(Roster.Links, new IdentityLink { Id = new Identity(Local, Local, person.Id).Key, PersonId = person.Id, LinkedAt = now, By = Self });
        }

        foreach (var entry in people.Rooms)
        {
            var address = new Address(Local, Local, $"room:{entry.Id}", Place.Room);
            session.Save(Roster.Rooms, new Room { Id = address.RoomKey, Name = entry.Name, Address = address, IsInternal = entry.Internal, SharedWith = entry.SharedWith, Zone = entry.Zone });
            if (entry.StatusSetBy is { Length: > 0 } setBy)
            {
                var daily = new StatusChannel { Id = address.RoomKey, Address = address, Name = entry.Name, IsOn = true, Zone = entry.Zone, SetBy = setBy, SetAt = now };
                session.Save(PostBook.Channels, daily);
                Posting.Schedule(session, daily, PostSchedule.Of(daily, calendars).After(now, null), now);
            }
        }

        session.Record(Self, "sample.load", "", now);
        await session.CommitAsync(cancel);
    }

    static Person PersonOf(SamplePerson entry)
    {
        var id = PeopleDirectory.Slug(entry.Name);
        return new Person
        {
            Id = id,
            Name = entry.Name,
            Company = entry.Company,
            Role = entry.Role,
            Zone = entry.Zone,
            Carriers = entry.Carriers,
            Partners = entry.Partners,
            Reach = new Dictionary<string, Address> { [Local] = new(Local, Local, $"dm:{id}", Place.Personal) },
            PreferredChannel = Local,
        };
    }

    [LoggerMessage(LogLevel.Information, "The sample company is loaded: {People} people, {Orders} orders. Set Sample:Load to false to start empty")]
    partial void LogLoaded(int people, int orders);
}

public static class SampleRegistration
{
    public static IServiceCollection AddSample(this IServiceCollection services) => services.AddSingleton<IFeature, SampleCompany>();
}
