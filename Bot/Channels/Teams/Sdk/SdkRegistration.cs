using System.Text;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Newtonsoft.Json;

namespace Demarc.Channels.Teams.Sdk;

/// <summary>The same reader and writer, hosted on the Bot Framework SDK: only in the build with <c>-p:BotFrameworkSdk=true</c>.</summary>
static class SdkRegistration
{
    public static void AddBotFrameworkSdk(this IServiceCollection services)
    {
        // Text that looks like a date stays the text it is.
        HttpHelper.BotMessageSerializer.DateParseHandling = DateParseHandling.None;
        services.AddSingleton<SdkAuthentication>();
        services.AddSingleton<BotFrameworkAuthentication>(provider => provider.GetRequiredService<SdkAuthentication>());
        services.AddSingleton<IBotFrameworkHttpAdapter>(provider =>
            new CloudAdapter(provider.GetRequiredService<BotFrameworkAuthentication>(), provider.GetRequiredService<ILogger<CloudAdapter>>()));
        services.AddSingleton<IConnector, SdkConnector>();
        services.AddSingleton<Handover>(provider => async (context, admitted, stopping) =>
        {
            var bot = new IntakeBot(provider.GetRequiredService<Intake>(), provider.GetRequiredService<ActivityGuard>(), admitted.Caller, context.Request.Headers["MS-CV"]);
            // The doorkeeper has read the body, and the SDK reads it too.
            context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(admitted.Activity.RootElement.GetRawText()));
            await provider.GetRequiredService<IBotFrameworkHttpAdapter>().ProcessAsync(context.Request, context.Response, bot, stopping);
            if (bot.Unsaid is { } answer)
            {
                await answer.WriteAsync(context.Response);
            }
        });
    }
}
