using Demarc.Features.Orders.Changes;
using Demarc.Features.Orders.Finding;
using Demarc.Features.Orders.Following;
using Demarc.Features.Orders.Import;
using Demarc.Features.Orders.Lists;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;
using Microsoft.Extensions.Options;

namespace Demarc.Features.Orders;

public static class OrdersRegistration
{
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.AddOptions<OrdersOptions>().BindConfiguration(OrdersOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<OrdersOptions>, OrdersOptionsCheck>()
            .AddCollections(OrderBook.All, Imports.Records, Imports.Pages, Imports.Uploads, ImportNews.All, MissedOrders.All)

            // Read here: what is open on an order.
            .AddCollections(Escalations.Escalations.All)
            .AddSingleton<OrderAccess>()
            .AddSingleton<OrderNames>()
            .AddSingleton<OrderIndex>()
            .AddSingleton<OrderFinder>()
            .AddSingleton<OrderAsking>()
            .AddSingleton<OrderSearch>()
            .AddSingleton<Misses>()
            .AddSingleton<OrderSights>()
            .AddSingleton<News>()
            .AddSingleton<NewsCards>()
            .AddSingleton<OrderLists>()
            .AddSingleton<ListTurns>()
            .AddSingleton<OrderChanging>()
            .AddSingleton<ChangeTurns>()
            .AddSingleton<CancelTurns>()
            .AddSingleton<NoteTurns>()
            .AddSingleton<UndoTurns>()
            .AddSingleton<FormTurns>()
            .AddSingleton<OrderImporter>()
            .AddSingleton<ImportUndo>()
            .AddSingleton<ImportTurns>()
            .AddSingleton<OrderTurns>()
            .AddSingleton<IFeature, OrdersFeature>();
    }
}
