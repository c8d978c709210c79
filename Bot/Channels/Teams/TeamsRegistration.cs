#if BOTFRAMEWORK_SDK
using Demarc.Channels.Teams.Sdk;
#endif
using Demarc.Delivery;
using Demarc.Storage;
using Microsoft.Extensions.Options;

namespace Demarc.Channels.Teams;

public static class TeamsRegistration
{
    const string Route = "/api/messages";

    /// <summary>The channel <c>teams</c>, set up by section <c>Teams</c>. Settings that cannot work or are unsafe stop the start.</summary>
    public static IServiceCollection AddTeams(this IServiceCollection services)
    {
        services.AddOptions<TeamsOptions>().BindConfiguration(TeamsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TeamsOptions>, TeamsOptionsCheck>();
        // Held to the rules at the start of serving; a command that adds a person needs no Teams.
        services.AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection(TeamsOptions.Section).Get<TeamsOptions>() ?? new TeamsOptions());
        services.AddSingleton(provider => new ServiceHosts(provider.GetRequiredService<TeamsOptions>(), provider.GetRequiredService<IHostEnvironment>().IsDevelopment()));
        services.AddCollections(ConversationReferences.All);
        services.AddSingleton<ConversationReferences>();
        services.AddTeamsIn().AddTeamsOut();
#if BOTFRAMEWORK_SDK
        services.AddBotFrameworkSdk();
#endif
        return services;
    }

    public static void MapTeams(this WebApplication app)
    {
        app.MapPost(Route, EndpointAsync);
        // Microsoft's test tool looks whether anyone is there.
        app.MapMethods(Route, [HttpMethods.Head], static (HttpContext _) => Task.CompletedTask);
    }

    static IServiceCollection AddTeamsIn(this IServiceCollection services)
    {
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<TokenCheck>();
        services.AddSingleton<ActivityGuard>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<Doorkeeper>();
        services.AddSingleton(provider => new FloodGate(provider.GetRequiredService<TeamsOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Intake>();
        services.AddSingleton<Handover>(provider => async (context, admitted, stopping) =>
        {
            var answer = await provider.GetRequiredService<Intake>().TakeAsync(admitted.Activity.RootElement, context.Request.Headers["MS-CV"], stopping);
            await answer.WriteAsync(context.Response);
        });
        return services;
    }

    static IServiceCollection AddTeamsOut(this IServiceCollection services)
    {
        services.AddSingleton(provider => new BotTokens(
            provider.GetRequiredService<TeamsOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<BotTokens>>()));
        services.AddSingleton(provider => new ConnectorGate(
            provider.GetRequiredService<TeamsOptions>(),
            provider.GetRequiredService<ServiceHosts>(),
            provider.GetRequiredService<BotTokens>(),
            provider.GetRequiredService<ILogger<ConnectorGate>>())
        {
            InnerHandler = ConnectorGate.Network(),
        });
        services.AddSingleton<ConnectorCalls>();
        services.AddSingleton<IConnector>(provider => new Connector(
            new HttpClient(provider.GetRequiredService<ConnectorGate>(), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<ConnectorCalls>()));
        services.AddSingleton<Members>();
        services.AddSingleton<IChannel, TeamsChannel>();
        return services;
    }

    static async Task EndpointAsync(HttpContext context)
    {
        var services = context.RequestServices;
        switch (await services.GetRequiredService<Doorkeeper>().AdmitAsync(context, context.RequestAborted))
        {
            case Admission.Admitted admitted:
                using (admitted.Activity)
                {
                    var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
                    await services.GetRequiredService<Handover>()(context, admitted, stopping);
                }

                break;
            case Admission.Refused refused:
                await new Intake.Answer(refused.Status).WriteAsync(context.Response);
                break;
        }
    }
}

/// <summary>Brings an activity that was let in to the <see cref="Intake"/>, and its answer to the caller: straight, unless an SDK's pipeline lies between.</summary>
delegate Task Handover(HttpContext context, Admission.Admitted admitted, CancellationToken stopping);
