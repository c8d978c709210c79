using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Operations;

/// <summary><c>GET /health</c> for an outside watcher: 200 while all is well, 503 with the reason in one line otherwise. Nothing in it names anybody.</summary>
static class HealthEndpoint
{
    /// <summary>Later than this with what is due is not a busy second but something broken.</summary>
    static readonly TimeSpan MostLate = TimeSpan.FromMinutes(2);

    public static void Map(WebApplication app) => app.MapGet("/health", (IStore store, Pump pump, Scheduler scheduler, TimeProvider clock) =>
    {
        var problem = Problem(store, pump, scheduler, clock.GetUtcNow());
        return problem is null ? Results.Text("ok") : Results.Text(problem, statusCode: StatusCodes.Status503ServiceUnavailable);
    });

    static string? Problem(IStore store, Pump pump, Scheduler scheduler, DateTimeOffset now)
    {
        if (store.Fault is not null)
        {
            return "the store cannot write";
        }

        if (scheduler.Overdue().Since is { } due && now - due > MostLate)
        {
            return $"what was due {(int)(now - due).TotalMinutes} minutes ago is not done";
        }

        return pump.Waiting().Oldest is { } oldest && now - oldest > Pump.LateAfter + MostLate
            ? $"messages wait since {(int)(now - oldest).TotalMinutes} minutes"
            : null;
    }
}
