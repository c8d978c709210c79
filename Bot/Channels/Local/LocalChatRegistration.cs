using Demarc.Delivery;
using Demarc.Storage;
using Microsoft.Extensions.Options;

namespace Demarc.Channels.Local;

public static class LocalChatRegistration
{
    /// <summary>The chat page's channel. It is there even where the page is not, so that what waits for it does not become undeliverable in between.</summary>
    public static IServiceCollection AddLocalChat(this IServiceCollection services)
    {
        services.AddOptions<LocalChatOptions>().BindConfiguration(LocalChatOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<LocalChatOptions>, LocalChatOptionsCheck>()
            .AddCollections(LocalMessages.All, LocalFiles.All)
            .AddSingleton<Conversations>()
            .AddSingleton<Participants>()
            .AddSingleton<FileShelf>()
            .AddSingleton<LiveFeed>()
            .AddSingleton<EventStream>()
            .AddSingleton<Speaking>()
            .AddSingleton<Acting>()
            .AddSingleton<IChannel, LocalChannel>();
    }

    /// <summary>The page at <c>/</c> and what it asks for under <c>/local/</c>, where they are turned on.</summary>
    public static void MapLocalChat(this WebApplication app)
    {
        if (!IsServed(app.Services))
        {
            return;
        }

        app.UseWhen(context => LocalGuard.Guards(context.Request.Path), guarded => guarded
            .UseMiddleware<LocalGuard>()
            .UseDefaultFiles()
            .UseStaticFiles());
        LocalEndpoints.Map(app);
    }

    /// <summary>Is the page there? Not with settings that the start refuses.</summary>
    public static bool IsServed(IServiceProvider services)
    {
        try
        {
            return LocalChatOptionsCheck.IsOn(services.GetRequiredService<IOptions<LocalChatOptions>>().Value, services.GetRequiredService<IHostEnvironment>());
        }
        catch (OptionsValidationException)
        {
            return false;
        }
    }
}
