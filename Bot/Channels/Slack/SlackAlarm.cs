using System.Globalization;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Channels.Slack;

/// <summary>Tells administrators, once a day for each workspace, that Slack takes the bot's token no more: everything there waits.</summary>
sealed class SlackAlarm(IStore store, Registry registry, TimeProvider clock)
{
    public async Task LockedOutAsync(string team, string why, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var trouble = new Trouble(string.Create(CultureInfo.InvariantCulture, $"slack:locked-out:{team}:{now:yyyy-MM-dd}"), $"Slack workspace {LogText.Of(team)}: {why}", now);
        await Decision.CommitAsync(store, session => registry.ReportAsync(trouble, session, cancel), cancel: cancel);
    }
}
