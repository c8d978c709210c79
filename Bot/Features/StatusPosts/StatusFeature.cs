using Demarc.Delivery;
using Demarc.Features.Orders;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>The status: posted daily in channels that want it, live until the next one, and shown to whoever asks.</summary>
public sealed class StatusFeature(
    StatusBoard board, Posting posting, LiveStatus live, StatusAnswers answers, ProjectStatus projects, StatusSettings settings, Calendars calendars, TimeProvider clock) : IFeature
{
    const string GoneJob = "status.gone";

    public void Register(Catalog catalog)
    {
        catalog.Intent("status.show", answers.ShowAsync);
        catalog.Intent(ProjectStatus.Intent, projects.ShowAsync);
        catalog.Intent("status.settings", settings.SayAsync);
        catalog.Form(StatusSettings.Form, settings.OpenAsync, settings.SubmitAsync);
        catalog.View(LiveStatus.View, live.DrawAsync);
        catalog.Job(PostBook.PostJob, posting.RunAsync);
        catalog.Job(PostBook.RefreshJob, live.RunAsync);
        catalog.Job(GoneJob, GoneAsync);
        catalog.OnTrouble(TroubleAsync);
    }

    public async Task StartAsync(Session session, CancellationToken cancel)
    {
        posting.Started();
        await board.LoadAsync(cancel);
        await live.StartAsync(session, cancel);
        foreach (var stranded in (await PostBook.StandingAsync(session, cancel)).Where(standing => standing.IsStranded))
        {
            var now = clock.GetUtcNow();
            Posting.Schedule(session, stranded.Channel, PostSchedule.Of(stranded.Channel, calendars).After(now, stranded.Channel.LastDay), now);
        }
    }

    /// <summary>Nothing reaches the channel any more. Settled by a job, since the commit this is told in must not meet a changed document.</summary>
    static Task TroubleAsync(Trouble trouble, Session session, CancellationToken cancel)
    {
        if (trouble is { IsGone: true, Undelivered: { Address.Place: not Place.Personal } undelivered })
        {
            session.At("status:gone:" + undelivered.Address.RoomKey, GoneJob, trouble.At, undelivered.Address.RoomKey);
        }

        return Task.CompletedTask;
    }

    async Task GoneAsync(Due due, Session session, CancellationToken cancel)
    {
        if (await session.LoadAsync(PostBook.Channels, due.Subject, cancel) is { IsOn: true } channel)
        {
            await posting.SwitchOffAsync(channel, "I was removed from it, or it was archived", session, cancel);
        }
    }
}

public static class StatusRegistration
{
    public static IServiceCollection AddStatusPosts(this IServiceCollection services) => services
        .AddCollections(PostBook.Channels, PostBook.All, PostBook.Marks, OrderBook.All, Escalations.Escalations.All)
        .AddSingleton<StatusBoard>()
        .AddSingleton<StatusDrawing>()
        .AddSingleton<Posting>()
        .AddSingleton<LiveStatus>()
        .AddSingleton<Coverages>()
        .AddSingleton<SettingsAccess>()
        .AddSingleton<SettingsChange>()
        .AddSingleton<StatusSettings>()
        .AddSingleton<StatusAnswers>()
        .AddSingleton<ProjectStatus>()
        .AddSingleton<IFeature, StatusFeature>();
}
