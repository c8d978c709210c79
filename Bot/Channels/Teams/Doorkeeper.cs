using System.Text.Json;

namespace Demarc.Channels.Teams;

/// <summary>Lets a request in or turns it away: who calls is proven before the body is read, and what it says is read only when it may be believed.</summary>
sealed partial class Doorkeeper(
    TeamsOptions options, IHostEnvironment environment, TokenCheck tokens, ActivityGuard guard, Refusals refusals, ILogger<Doorkeeper> log)
{
    public async Task<Admission> AdmitAsync(HttpContext context, CancellationToken cancel)
    {
        var caller = MayBeAnonymous(context) ? new Caller.Anonymous() : await tokens.CallerAsync(context.Request.Headers.Authorization, cancel);
        switch (caller)
        {
            case Caller.Unverifiable:
                LogUnverifiable();
                return new Admission.Refused(StatusCodes.Status503ServiceUnavailable);
            case Caller.Refused refused:
                LogRefused(refused.Why);
                return new Admission.Refused(StatusCodes.Status401Unauthorized);
        }

        var (body, status) = await BodyAsync(context, cancel);
        if (body is null)
        {
            LogBody(status);
            return new Admission.Refused(status);
        }

        if (JsonBody.Parse(body) is not { } activity)
        {
            LogBody(StatusCodes.Status400BadRequest);
            return new Admission.Refused(StatusCodes.Status400BadRequest);
        }

        return await JudgeAsync(caller, activity, cancel);
    }

    async Task<Admission> JudgeAsync(Caller caller, JsonDocument activity, CancellationToken cancel)
    {
        switch (guard.Judge(caller, activity.RootElement))
        {
            case ActivityGuard.Verdict.Admitted:
                return new Admission.Admitted(activity, caller);
            case ActivityGuard.Verdict.NotAllowed refused:
                activity.Dispose();
                LogNotAllowed(refused.Why);
                await refusals.RecordAsync(refused, cancel);
                return new Admission.Refused(StatusCodes.Status403Forbidden);
            case ActivityGuard.Verdict.NotProven refused:
                activity.Dispose();
                LogRefused(refused.Why);
                return new Admission.Refused(StatusCodes.Status401Unauthorized);
            default:
                throw new InvalidOperationException("A verdict of another kind.");
        }
    }

    /// <summary>The Playground sends no token. A request that does send one is held to it.</summary>
    bool MayBeAnonymous(HttpContext context) =>
        options.DangerouslyAllowAnonymousFromLoopback
        && environment.IsDevelopment()
        && context.Request.Headers.Authorization.Count == 0
        && Loopback.Is(context);

    static async Task<(byte[]? Body, int Status)> BodyAsync(HttpContext context, CancellationToken cancel)
    {
        try
        {
            return (await JsonBody.ReadAsync(context.Request, cancel), StatusCodes.Status413PayloadTooLarge);
        }
        catch (BadHttpRequestException broken)
        {
            return (null, broken.StatusCode);
        }
        catch (IOException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    [LoggerMessage(LogLevel.Information, "A request was turned away: {Why}")]
    partial void LogRefused(string why);

    [LoggerMessage(LogLevel.Warning, "A request could not be checked: the token issuer's keys cannot be had")]
    partial void LogUnverifiable();

    [LoggerMessage(LogLevel.Information, "A request was turned away for its body: {Status}")]
    partial void LogBody(int status);

    [LoggerMessage(LogLevel.Warning, "A proven request was not let in: {Why}")]
    partial void LogNotAllowed(string why);
}

abstract record Admission
{
    /// <summary>Disposed of by whoever asked.</summary>
    public sealed record Admitted(JsonDocument Activity, Caller Caller) : Admission;

    public sealed record Refused(int Status) : Admission;
}
