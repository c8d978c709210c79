using System.Globalization;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Admin;

/// <summary>A trouble as it was told: kept for the list of what cannot be delivered and for those who look later.</summary>
public sealed record TroubleReport : Document
{
    /// <summary>The same trouble is told again after this, if it is still there.</summary>
    static readonly TimeSpan ToldAgainAfter = TimeSpan.FromDays(1);

    public static readonly Collection<TroubleReport> All = new("troubles") { Indexes = [report => report.LastAt] };

    public required string Words { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    public required DateTimeOffset ToldAt { get; init; }

    public int Times { get; init; }

    /// <summary>Tells the administrators who can be reached, and notes it in any case.</summary>
    public static async Task TellAsync(Trouble trouble, Session session, CancellationToken cancel)
    {
        var id = trouble.Key.Length <= 200 ? trouble.Key : References.Of(trouble.Key);
        var known = await session.LoadAsync(All, id, cancel);
        var isNews = known is null || trouble.At - known.ToldAt >= ToldAgainAfter;
        var words = await WordsAsync(trouble, session, cancel);
        session.Save(All, (known ?? new TroubleReport { Id = id, Words = words, FirstAt = trouble.At, LastAt = trouble.At, ToldAt = trouble.At }) with
        {
            Words = words,
            LastAt = trouble.At,
            ToldAt = isNews ? trouble.At : known!.ToldAt,
            Times = (known?.Times ?? 0) + 1,
        });
        if (trouble is { IsGone: true, Undelivered: { } undelivered })
        {
            await ForgetAddressAsync(undelivered, session, cancel);
        }

        if (isNews)
        {
            await TellAdministratorsAsync(id, words, trouble, session, cancel);
        }
    }

    static async Task TellAdministratorsAsync(string id, string words, Trouble trouble, Session session, CancellationToken cancel)
    {
        var people = await session.QueryAsync(Roster.People, Roster.People.Where(person => person.Role == Role.Administrator && !person.Gone), cancel);
        var day = trouble.At.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        foreach (var administrator in people.Where(person => person.Id != trouble.Undelivered?.PersonId))
        {
            var key = $"trouble:{References.Of(id)}:{day}:{administrator.Id}";
            if (await session.LoadAsync(Outbox.Rows, key, cancel) is null)
            {
                var card = new Card("trouble", "Something needs you", Text.Plain(words)) { Tone = Tone.Warning, Body = [new Note(Text.Plain("Told once a day while it lasts. \"health\" shows how everything stands."))] };
                session.Tell(administrator, key, trouble.At, card, topic: "trouble:" + id);
            }
        }
    }

    static async Task<string> WordsAsync(Trouble trouble, Session session, CancellationToken cancel)
    {
        if (trouble.Undelivered is not { } row)
        {
            return trouble.Words;
        }

        var whom = row.PersonId is { } id && await session.LoadAsync(Roster.People, id, cancel) is { } person ? person.Name
            : await session.LoadAsync(Roster.Rooms, row.Address.RoomKey, cancel) is { Name.Length: > 0 } room ? room.Name
            : row.Address.Place == Place.Personal ? "someone" : "a channel";
        return $"A message to {whom} on {row.Address.Channel} cannot be delivered: {trouble.Words}";
    }

    // Nothing more is sent there until they write to the bot again.
    static async Task ForgetAddressAsync(Outgoing row, Session session, CancellationToken cancel)
    {
        if (row.PersonId is { } id && await session.LoadAsync(Roster.People, id, cancel) is { } person && person.Reach.ContainsKey(row.Address.Channel))
        {
            var reach = person.Reach.Where(pair => pair.Key != row.Address.Channel).ToDictionary();
            session.Save(Roster.People, person with { Reach = reach, PreferredChannel = person.PreferredChannel == row.Address.Channel ? reach.Keys.FirstOrDefault() : person.PreferredChannel });
        }
    }
}
