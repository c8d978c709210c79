using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;

namespace Demarc.Turns;

/// <summary>Turns what handlers answered into rows to send, each to a place where everyone who reads it may.</summary>
static class Answering
{
    public static IEnumerable<Reply> Flatten(Reply reply) =>
        reply is Reply.Several several ? several.Replies.SelectMany(Flatten) : [reply];

    public static void Enqueue(Session session, Inbound inbound, Person? person, Room? room, IEnumerable<Reply> replies, DateTimeOffset now)
    {
        foreach (var row in Rows(inbound, person, room, replies, now))
        {
            session.Add(row);
        }
    }

    /// <param name="person">Null for a stranger.</param>
    public static IEnumerable<Outgoing> Rows(Inbound inbound, Person? person, Room? room, IEnumerable<Reply> replies, DateTimeOffset now)
    {
        var place = 0;
        var toldInRoom = false;
        foreach (var reply in replies)
        {
            var (card, view, audience) = Content(reply);
            if (card is null && view is null)
            {
                continue;
            }

            var here = IsHere(inbound, room, audience);
            var address = here ? inbound.Address : inbound.Private;
            yield return Row(inbound, person, room, address, here, place++, now) with
            {
                Card = card,
                About = reply.Focus is { Ids: [var id, ..] } focus ? $"{focus.Kind}:{id}" : null,
                View = view is null ? null : view with { PersonId = address.Place == Place.Personal ? person?.Id : null },
            };
            if (!here && !toldInRoom)
            {
                toldInRoom = true;
                yield return Row(inbound, person, room, inbound.Address, true, place++, now) with { Card = ToldPrivately(inbound) };
            }
        }
    }

    /// <summary>Those of the answers that go to the person's own chat, since not everybody who reads the room may.</summary>
    public static IReadOnlyList<Reply> Private(Inbound inbound, Room? room, IReadOnlyList<Reply> replies) =>
        [.. replies.Where(reply => Content(reply) is var (card, view, audience) && (card is not null || view is not null) && !IsHere(inbound, room, audience))];

    static bool IsHere(Inbound inbound, Room? room, Audience audience) => inbound.Address.Place == Place.Personal || audience.Covers(room);

    /// <summary>A one-line card for words that have no card of their own.</summary>
    public static Card Line(string name, Text words, Tone tone = Tone.Neutral) => new(name, "", words) { Tone = tone };

    static (Card? Card, ViewRef? View, Audience Audience) Content(Reply reply) => reply switch
    {
        Reply.Say say => (say.Card, null, say.Audience),
        Reply.Live live => (null, live.View, live.Audience),
        Reply.Done done => (Line("done", done.Words, Tone.Good), null, Audience.Asker),
        Reply.Refused refused => (Line("refused", refused.Words, Tone.Warning), null, Audience.Asker),
        Reply.Ask ask => (FormOffer(ask.Form), null, Audience.Asker),
        _ => (null, null, Audience.Anyone),
    };

    // A typed message cannot open a dialog; the button can.
    static Card FormOffer(Form form) => new("form-offer", form.Title, form.Intro.IsEmpty ? Text.Plain(form.Title) : form.Intro)
    {
        Buttons = [new FormButton(form.SubmitLabel == "Submit" ? form.Title : form.SubmitLabel, form.Name, form.Subject) { Style = ButtonStyle.Primary }],
    };

    static Card ToldPrivately(Inbound inbound) => Line(
        "told-privately",
        Text.Of($"{inbound.SenderName}, I answered you privately: not everyone here may see it. If nothing arrived, open a chat with me once."));

    static Outgoing Row(Inbound inbound, Person? person, Room? room, Address address, bool isReplyHere, int place, DateTimeOffset now)
    {
        var row = Sending.Row($"reply:{inbound.Key}:{place}", address, now);
        return row with
        {
            Sequence = row.Sequence + place,
            Importance = Importance.Reply,
            PersonId = person?.Id,
            Reader = address.Place == Place.Personal || room is null
                ? person?.Reader ?? new(inbound.Zone ?? "UTC", inbound.Locale ?? "en-US")
                : new(room.Zone, person?.Locale ?? "en-US"),
            ReplyTo = isReplyHere ? inbound.MessageId : null,
        };
    }
}
