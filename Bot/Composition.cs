using Demarc.Channels.Local;
using Demarc.Channels.Slack;
using Demarc.Channels.Teams;
using Demarc.Delivery;
using Demarc.Features.Admin;
using Demarc.Features.Escalations;
using Demarc.Features.Help;
using Demarc.Features.Knowledge;
using Demarc.Features.Orders;
using Demarc.Features.People;
using Demarc.Features.StatusPosts;
using Demarc.Operations;
using Demarc.Sample;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;
using Demarc.Understanding;

namespace Demarc;

/// <summary>What the program is made of. Order matters in one place: features are ready before anything is sent, due or received.</summary>
static class Composition
{
    public static void AddDemarc(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddStorage();
        services.AddCalendars();
        services.AddDelivery();
        services.AddUnderstanding();
        services.AddSingleton<Understand>(provider => provider.GetRequiredService<Interpreter>().Read);
        services.AddTurns();

        services.AddPeople();
        services.AddEscalations();
        services.AddStatusPosts();
        services.AddHelp();
        services.AddKnowledge();
        services.AddOrders();
        services.AddAdmin();
        services.AddSingleton<IFeature, Retention>();
        services.AddSample();

        services.AddTeams();
        services.AddSlack();
        services.AddLocalChat();

        services.StartDelivery();
    }

    public static void MapDemarc(this WebApplication app)
    {
        HealthEndpoint.Map(app);
        PublicPages.Map(app);
        app.MapTeams();
        app.MapSlack();
        app.MapLocalChat();
    }
}
