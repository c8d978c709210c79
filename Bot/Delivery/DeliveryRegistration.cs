using Demarc.Storage;

namespace Demarc.Delivery;

public static class DeliveryRegistration
{
    /// <summary>Inbox, outbox and schedule. A <see cref="WorkOn"/> and the channels come from elsewhere.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddCollections(Inbox.Rows, Outbox.Rows, Outbox.Posted, Schedule.Rows);
        services.AddSingleton<Registry>();
        services.AddSingleton<Pump>();
        services.AddSingleton<Scheduler>();
        services.AddSingleton<Receiver>();
        return services;
    }

    /// <summary>Starts them when the store is open and the features are ready: sending first, then what is due, then what people said.</summary>
    public static IServiceCollection StartDelivery(this IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<Pump>())
        .AddHostedService(provider => provider.GetRequiredService<Scheduler>())
        .AddHostedService(provider => provider.GetRequiredService<Receiver>());
}
