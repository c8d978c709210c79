using Demarc.Delivery;
using Demarc.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Demarc.Channels.Slack;

public static class SlackRegistration
{
    /// <summary>The channel <c>slack</c>, set up by section <c>Slack</c>. Settings that cannot work or are unsafe stop the start.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services)
    {
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsCheck>();
        services.AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection(SlackOptions.Section).Get<SlackOptions>() ?? new SlackOptions());
        services.AddCollections(SlackWorkspaceRows.All, SlackWaiting.All);
        return services.AddSlackOut().AddSlackIn();
    }

    /// <summary>Nothing is there to be reached while Slack is not set up, and in Socket Mode nothing needs to be.</summary>
    public static void MapSlack(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<SlackOptions>();
        if (!string.IsNullOrWhiteSpace(options.SigningSecret) && !options.SocketMode)
        {
            app.MapPost("/slack/events", static (HttpContext context) => context.RequestServices.GetRequiredService<SlackRequests>().EventsAsync(context));
            app.MapPost("/slack/interactions", static (HttpContext context) => context.RequestServices.GetRequiredService<SlackRequests>().InteractionsAsync(context));
            app.MapPost("/slack/commands", static (HttpContext context) => context.RequestServices.GetRequiredService<SlackRequests>().CommandsAsync(context));
        }

        if (options.CanInstall)
        {
            app.MapGet(SlackInstall.Begin, static (HttpContext context) => context.RequestServices.GetRequiredService<SlackInstall>().BeginIn(context));
            app.MapGet(SlackInstall.End, static (HttpContext context) => context.RequestServices.GetRequiredService<SlackInstall>().EndAsync(context));
        }
    }

    static IServiceCollection AddSlackOut(this IServiceCollection services)
    {
        services.AddSingleton<SlackPace>();
        services.AddSingleton(provider => new SlackApi(
            new HttpClient(SlackApi.Network()) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<SlackOptions>(),
            provider.GetRequiredService<SlackPace>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SlackApi>>()));
        services.AddSingleton(provider => new SlackWorkspaces(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<SlackOptions>(),
            Keys(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SlackWorkspaces>>()));
        services.AddSingleton<SlackDesk>();
        services.AddSingleton<SlackAlarm>();
        services.AddSingleton<IChannel, SlackChannel>();
        return services;
    }

    static IServiceCollection AddSlackIn(this IServiceCollection services)
    {
        services.AddSingleton<SlackSignature>();
        services.AddSingleton<SlackErrands>();
        services.AddSingleton<SlackPeople>();
        services.AddSingleton<SlackReactions>();
        services.AddSingleton<SlackRedraw>();
        services.AddSingleton<SlackShowing>();
        services.AddSingleton<SlackInline>();
        services.AddSingleton<SlackHome>();
        services.AddSingleton<SlackNews>();
        services.AddSingleton<SlackIntake>();
        services.AddSingleton<SlackRequests>();
        services.AddSingleton(provider => new SlackInstall(
            provider.GetRequiredService<SlackOptions>(),
            provider.GetRequiredService<SlackApi>(),
            provider.GetRequiredService<SlackWorkspaces>(),
            Keys(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SlackInstall>>()));
        services.AddHostedService<SlackLinking>();
        services.AddSingleton<SlackSocket>();
        services.AddHostedService(provider => provider.GetRequiredService<SlackSocket>());
        return services;
    }

    /// <summary>The keys that encrypt tokens lie beside the store, and are of no use without it. They are made when the first token is kept.</summary>
    static IDataProtectionProvider Keys(IServiceProvider provider) => DataProtectionProvider.Create(
        new DirectoryInfo(Path.Combine(StorageRegistration.FolderOf(provider.GetRequiredService<IConfiguration>()), "keys")), keys => keys.SetApplicationName("Demarc"));
}
