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
        return services.AddTeamsIn().AddTeamsOut();
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
        return services;
    }

    static IServiceCollection AddTeamsOut(this IServiceCollection services)
    {
        services.AddSingleton(provider => new BotTokens(
            provider.GetRequiredService<TeamsOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<BotTokens>>()));
        services.AddSingleton(provider => new Connector(
            new HttpClient(new ConnectorGate(
                provider.GetRequiredService<TeamsOptions>(), provider.GetRequiredService<ServiceHosts>(), provider.GetRequiredService<BotTokens>())
            {
                InnerHandler = ConnectorGate.Network(),
            })
            {
                Timeout = Timeout.InfiniteTimeSpan,
            },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<Connector>>()));
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
                    await WriteAsync(context.Response, await services.GetRequiredService<Intake>().TakeAsync(admitted.Activity.RootElement, context.Request.Headers["MS-CV"], stopping));
                }

                break;
            case Admission.Refused refused:
                await WriteAsync(context.Response, new Intake.Answer(refused.Status));
                break;
        }
    }

    static async Task WriteAsync(HttpResponse response, Intake.Answer answer)
    {
        response.StatusCode = answer.Status;
        switch (answer.Status)
        {
            case StatusCodes.Status401Unauthorized:
                response.Headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status503ServiceUnavailable:
                response.Headers.RetryAfter = "5";
                break;
        }

        if (answer.Body.Length > 0)
        {
            response.ContentType = "application/json; charset=utf-8";
            await response.WriteAsync(answer.Body, CancellationToken.None);
        }
    }
}
