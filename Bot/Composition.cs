using Demarc.Delivery;
using Demarc.Features.Admin;
using Demarc.Features.Escalations;
using Demarc.Features.Help;
using Demarc.Features.Knowledge;
using Demarc.Features.People;
using Demarc.Operations;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;

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
        services.AddTurns();

        services.AddPeople();
        services.AddEscalations();
        services.AddHelp();
        services.AddKnowledge();
        services.AddAdmin();
        services.AddSingleton<IFeature, Retention>();

        services.StartDelivery();
    }

    public static void MapDemarc(this WebApplication app)
    {
        Health.Map(app);
    }
}
