using Demarc.Cards.Model;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Knowledge;

/// <summary>What the order desk does not do, each with where it is done; what nobody may ask is refused and noted.</summary>
static class OutOfScope
{
    public static readonly IReadOnlyList<string> Intents = ["oos.unrelated", "oos.legal_tax_hr", "oos.consumer", "oos.restricted", "oos.injection"];

    public static Task<Reply> AnswerAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var intent = turn.Meaning!.Intent;
        if (intent is "oos.restricted" or "oos.injection")
        {
            session.Record(turn, "knowledge.refused", intent);
        }

        return Task.FromResult<Reply>(new Reply.Say(
            new Card("out-of-scope", "", Text.Plain(Words(intent))) { Tone = intent == "oos.restricted" ? Tone.Warning : Tone.Neutral, Buttons = [new AskButton("What can you do?", "help")] },
            Audience.Asker));
    }

    static string Words(string intent) => intent switch
    {
        "oos.legal_tax_hr" => "Legal, tax and personnel questions are for the specialists of your company or ours; I would only guess.",
        "oos.consumer" => "I look after business orders placed through your agency. For a line at home please call the provider's own support.",
        "oos.restricted" => "I cannot show that: PINs, passwords and social security numbers are never shown here, and orders and pay only to those they belong to.",
        "oos.injection" => "I answer questions about orders, ports, escalations and commissions, and what I may show whom does not change by asking.",
        _ => "That is outside what I know. I am here for orders, ports, escalations and commissions.",
    };
}
