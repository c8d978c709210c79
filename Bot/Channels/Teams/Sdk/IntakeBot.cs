using System.Globalization;
using System.Text.Json;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Demarc.Channels.Teams.Sdk;

/// <summary>What the SDK knows as the bot, for one request: hands the activity to the <see cref="Intake"/> and the answer of an invoke back to the SDK.</summary>
sealed class IntakeBot(Intake intake, ActivityGuard guard, Caller caller, string? vector) : IBot
{
    readonly CultureInfo culture = CultureInfo.CurrentCulture;

    /// <summary>What the SDK does not say by itself: it answers all but invokes with 200, and nothing with headers.</summary>
    public Intake.Answer? Unsaid { get; private set; }

    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        // The SDK has changed to the culture of the person, and would put replies into the response; here neither is for it to say.
        CultureInfo.CurrentCulture = culture;
        turnContext.Activity.DeliveryMode = null;
        using var activity = JsonDocument.Parse(JObject.FromObject(turnContext.Activity, HttpHelper.BotMessageSerializer).ToString(Formatting.None));
        // The SDK reads names in any case, so what is read now need not be what was judged.
        var answer = guard.Judge(caller, activity.RootElement) is ActivityGuard.Verdict.Admitted
            ? await intake.TakeAsync(activity.RootElement, vector, cancellationToken)
            : new Intake.Answer(StatusCodes.Status403Forbidden);
        if (turnContext.Activity.Type != ActivityTypes.Invoke || answer.Body.Length == 0)
        {
            Unsaid = answer;
            return;
        }

        var said = new InvokeResponse { Status = answer.Status, Body = new JRaw(answer.Body) };
        await turnContext.SendActivityAsync(new Activity { Type = ActivityTypesEx.InvokeResponse, Value = said }, cancellationToken);
    }
}
