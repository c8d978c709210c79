using System.Text.RegularExpressions;
using Demarc.Delivery;
using Demarc.Features.Escalations;
using Demarc.Features.Orders;
using Demarc.Features.People;
using Demarc.Features.StatusPosts;
using Demarc.Tests.Support;
using Demarc.Turns;
using Demarc.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Demarc.Tests.Features.StatusPosts;

/// <summary>The bot with orders in it, a desk channel, and people who talk about the status.</summary>
sealed partial class StatusBot : IAsyncDisposable
{
    StatusBot(TestBot bot) => Bot = bot;

    public TestBot Bot { get; }

    public Person Dana { get; private set; } = null!;

    public Address Desk { get; private set; } = null!;

    public List<Trouble> Troubles { get; } = [];

    /// <summary>What the interpreter finds in a sentence besides its intent.</summary>
    public Func<string, IReadOnlyList<Entity>> Entities { get; set; } = _ => [];

    public static async Task<StatusBot> StartAsync(string holidays = "")
    {
        StatusBot? self = null;
        var bot = await TestBot.StartAsync(new TestBotOptions(services =>
        {
            services.AddSingleton<Understand>((text, context) => [Read(text, context, self!)]);
            services.AddSingleton<IFeature>(new Listener(() => self!.Troubles));
            services.AddSingleton(Demarc.Time.Calendars.Parse(holidays));
        }));
        self = new StatusBot(bot) { Desk = await bot.RoomAsync("desk", isInternal: true) };
        self.Dana = await bot.AddStaffAsync("Dana Ortiz", more: person => person with { Zone = "America/Chicago" });
        return self;
    }

    public DateTimeOffset Now => Bot.Now;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    /// <summary>Says it in the desk channel (or another), and returns the answer, as one line.</summary>
    public async Task<string> SayAsync(string text, Person? who = null, Address? room = null)
    {
        var shown = await Bot.SayAsync(who ?? Dana, text, room ?? Desk);
        await SettleAsync();
        return Flat(TestBot.Read(shown[^1].Card));
    }

    /// <summary>Lets the clock run to an instant given in UTC, stopping at every post on the way; what else is due runs at these stops.</summary>
    public async Task ToAsync(string utc)
    {
        var until = DateTimeOffset.Parse(utc + "Z");
        while (await NextPostAsync() is { } next && next < until)
        {
            if (next > Now)
            {
                Bot.Clock.Advance(next - Now);
            }

            await SettleAsync();
        }

        Bot.Clock.Advance(until - Now);
        await SettleAsync();
    }

    /// <summary>As one line: where it breaks is the renderer's business.</summary>
    public static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public Task StopAsync() => Bot.StopAsync();

    public async Task StartAgainAsync()
    {
        await Bot.StartAgainAsync();
        await SettleAsync();
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAgainAsync();
    }

    /// <summary>Until nothing more happens, the change of a card included.</summary>
    public async Task SettleAsync()
    {
        var live = Bot.Services.GetRequiredService<LiveStatus>();
        do
        {
            await Bot.SettleAsync();
        }
        while (!live.IsIdle);
        await Bot.SettleAsync();
    }

    public async Task PutAsync(params Order[] orders)
    {
        var session = Bot.Session();
        foreach (var order in orders)
        {
            session.Put(OrderBook.All, order);
        }

        Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
        await SettleAsync();
    }

    public async Task PutAsync(Escalation escalation)
    {
        var session = Bot.Session();
        session.Put(Demarc.Features.Escalations.Escalations.All, escalation);
        Assert.True((await session.CommitAsync(Cancel)).IsCommitted);
        await SettleAsync();
    }

    /// <summary>An order on time: submitted last week, FOC in two weeks, heard of today.</summary>
    public Order Order(string number, Action<OrderEdit>? more = null)
    {
        var edit = new OrderEdit(number, Now);
        more?.Invoke(edit);
        return edit.Order;
    }

    public Escalation Escalation(string id, EscalationLevel level = EscalationLevel.Mid, string? order = null, string agency = "acme") => new()
    {
        Id = id,
        Level = level,
        Order = order,
        Customer = "Marlin Dental",
        Agency = agency,
        Rep = "rita-sol",
        RaisedBy = "rita-sol",
        RaisedAt = Now.AddHours(-5),
        Problem = "FOC missed twice",
    };

    /// <summary>The posts in a room, oldest first, as they look now.</summary>
    public IReadOnlyList<Shown> Posts(Address? room = null) => [.. Bot.Chat.In(room ?? Desk).Where(shown => shown.Row.Id.StartsWith("daily:", StringComparison.Ordinal))];

    public async Task<StatusChannel> ChannelAsync(Address? room = null) => (await Bot.Store.LoadAsync(PostBook.Channels, (room ?? Desk).RoomKey, Cancel))!;

    public async Task<DateTimeOffset?> NextAsync(Address? room = null) => (await Bot.Store.LoadAsync(Schedule.Rows, PostBook.PostKey((room ?? Desk).RoomKey), Cancel))?.At;

    /// <summary>Everything that is still due about the desk.</summary>
    public Task<IReadOnlyList<Due>> DueAsync() => Bot.Store.QueryAsync(Schedule.Rows, Schedule.Rows.Where(due => due.Subject == Desk.RoomKey), Cancel).AsTask();

    async Task<DateTimeOffset?> NextPostAsync() =>
        (await Bot.Store.QueryAsync(Schedule.Rows, Schedule.Rows.Where(due => due.Job == PostBook.PostJob).OrderBy(due => due.At).Take(1), Cancel)).Select(due => (DateTimeOffset?)due.At).FirstOrDefault();

    static Meaning Read(string text, Context context, StatusBot self)
    {
        var intent = RoomSettings.IsAbout(text) ? "room.set"
            : context.PendingIntent ?? (StatusOf().IsMatch(text) ? "proj.status" : Settings().IsMatch(text) ? "status.settings" : "status.show");
        return new Meaning(intent, 1) { Text = text, Entities = self.Entities(text) };
    }

    [GeneratedRegex("^(status|report) (of|for|on) |^project", RegexOptions.IgnoreCase)]
    private static partial Regex StatusOf();

    [GeneratedRegex(@"\b(?:posts?|stop|pause|resume|settings|skip|change|cover)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Settings();

    sealed class Listener(Func<List<Trouble>> troubles) : IFeature
    {
        public void Register(Catalog catalog) => catalog.OnTrouble((trouble, _, _) =>
        {
            troubles().Add(trouble);
            return Task.CompletedTask;
        });
    }
}

/// <summary>Builds an order the way a tracker is filled in.</summary>
sealed class OrderEdit(string number, DateTimeOffset now)
{
    readonly DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);

    public Order Order { get; set; } = new()
    {
        Id = number,
        Number = number,
        Customer = "Marlin Dental",
        Agency = "acme",
        Rep = "rita-sol",
        Supplier = "Comcast",
        Product = "Fibre 500/500",
        Owner = "dana-ortiz",
        Dates = new OrderDates
        {
            Submitted = new DatePoint(DateOnly.FromDateTime(now.UtcDateTime).AddDays(-7), new Evidence("portal", now)),
            Foc = new DatePoint(DateOnly.FromDateTime(now.UtcDateTime).AddDays(14), new Evidence("portal", now)),
        },
        LastWord = new Evidence("portal", now),
    };

    public OrderEdit Foc(int days)
    {
        Order = Order with { Dates = Order.Dates with { Foc = Point(days) } };
        return this;
    }

    public OrderEdit Installed(int days)
    {
        Order = Order with { Dates = Order.Dates with { Installed = Point(days) } };
        return this;
    }

    public OrderEdit With(Func<Order, Order> change)
    {
        Order = change(Order);
        return this;
    }

    public DatePoint Point(int days) => new(today.AddDays(days), new Evidence("portal", now));
}

static class OrderChanges
{
    /// <summary>The carrier moves the date.</summary>
    public static Order Moved(this Order order, DateOnly to, DateTimeOffset now) => order with
    {
        Dates = order.Dates with { Foc = new DatePoint(to, new Evidence("portal", now)) },
        History = [.. order.History, new OrderChange(nameof(OrderDate.Foc), $"{order.Dates.Foc?.On:yyyy-MM-dd}", $"{to:yyyy-MM-dd}", now, new Evidence("portal", now))],
        LastWord = new Evidence("portal", now),
    };
}
