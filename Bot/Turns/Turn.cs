using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Time;
using Demarc.Understanding;

namespace Demarc.Turns;

/// <summary>Something a known person did, ready to be handled.</summary>
public sealed record Turn
{
    public required Inbound Inbound { get; init; }

    public required Person Person { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>What a message means; null for clicks and forms.</summary>
    public Meaning? Meaning { get; init; }

    /// <summary>The room it was said in, when it is not a personal chat and is known.</summary>
    public Room? Room { get; init; }

    /// <summary>What this conversation was about a moment ago.</summary>
    public Focus? Focus { get; init; }

    /// <summary>The list that was shown before this message.</summary>
    public ShownList? List { get; init; }

    /// <summary>The question this message may answer.</summary>
    public Pending? Pending { get; init; }

    public Reader Reader => Person.Reader;

    /// <summary>The date where the person is.</summary>
    public DateOnly Today() => Now.DateIn(Zones.OrUtc(Person.Zone));

    /// <summary>A ViewRef for this person, or for the room when the card stands in one.</summary>
    public ViewRef ViewFor(string view, string subject) =>
        new(view, subject, Inbound.Address.Place == Place.Personal ? Person.Id : null);
}
