using Demarc.Cards.Model;

namespace Demarc.Turns;

/// <summary>What an inline turn (a click, a form, a search) answers in the HTTP response. What else it says goes through the outbox.</summary>
/// <param name="Reply">Done, Refused, Ask, Hits or Silence.</param>
/// <param name="Redraw">The clicked card as it is now, when it should be replaced.</param>
/// <param name="Stored">Set on a redelivery: the body that was answered the first time, to be repeated word for word.</param>
public sealed record TurnOutcome(Reply Reply, Card? Redraw = null, string? Stored = null)
{
    public required Person? Person { get; init; }
}
