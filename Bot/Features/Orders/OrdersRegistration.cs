using Demarc.Features.Orders.Following;
using Demarc.Features.Orders.Import;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders;

public static class OrdersRegistration
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddOptions<OrdersOptions>().BindConfiguration(OrdersOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<OrdersOptions>, OrdersOptionsCheck>()
            .AddCollections(OrderBook.All, Imports.Records, Imports.Pages, Imports.Uploads, ImportNews.All)

            // Read here: what is open on an order.
            .AddCollections(Escalations.Escalations.All)
            .AddSingleton<OrderAccess>()
            .AddSingleton<News>()
            .AddSingleton<OrderImporter>()
            .AddSingleton<ImportUndo>();
    }
}
