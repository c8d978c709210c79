using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Features.Orders.Showing;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.Orders.Changes;

/// <summary>Notes said in chat. An internal one is kept at once; one that a partner will read is shown first and kept after a yes.</summary>
public sealed partial class NoteTurns(ChangeTurns changes, OrderAccess access)
{
    public const string Intent = "order.note";

    const string SureSlot = "note_sure";
    const int MostShown = 600;

    public async Task<Reply> NoteAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (turn.Pending is { Intent: Intent, Slot: SureSlot, Detail: { } detail } && ChangeTurns.Names(turn).Count == 0 && detail.Split('|', 2) is [var ids, var kept])
        {
            return await AnsweredAsync(turn, session, ids.Split('\n'), kept, cancel);
        }

        var text = turn.Inbound.Text.Trim();
        var words = NoteText.Of(text, ChangeTurns.Names(turn));
        return await changes.TogetherAsync(
            turn, session,
            async orders => Refused(text, words, orders) is { } refused ? refused
                : IsForPartner(text, words) ? Sure(orders, words)
                : await changes.MakeAsync(turn, session, [.. orders.Select(order => (order, (IReadOnlyList<Edit>)[new Edit.Note(words, IsInternal: true)]))], null, [], cancel),
            cancel);
    }

    /// <summary>Is it the partner who is to read it? What introduces the note says so.</summary>
    public static bool IsForPartner(string text, string words) => Partner().IsMatch(text) || Partner().IsMatch(Head(text, words));

    /// <summary>Is it for the customer, who reads nothing here?</summary>
    public static bool IsForCustomer(string text, string words) => Customer().IsMatch(Head(text, words));

    static string Head(string text, string words) => text.EndsWith(words, StringComparison.Ordinal) ? text[..^words.Length] : text;

    static Reply.Say? Refused(string text, string words, IReadOnlyList<Order> orders)
    {
        var (number, which) = (orders[0].Number, string.Join(" and ", orders.Select(order => order.Number)));
        if (Deletes().IsMatch(text))
        {
            return Said($"Notes stay as they were written; nothing was deleted on {which}. Add one that puts it right: \"note on {number}: …\".");
        }

        if (ChangeStance.Forbids(text.Split(':')[0]))
        {
            return Said($"As you said, nothing was noted on {which}. To keep a note, say \"note on {number}: …\".");
        }

        return words.Length == 0
            ? new Reply.Say(
                new Card("order-note", "", Text.Of($"What shall I note on order {number}? Write it as \"note on {number}: …\", or use the form; it tells internal notes and those to the partner apart."))
                {
                    Buttons = [new FormButton($"Add a note to {number}", OrderVerbs.NoteForm, orders[0].Id)],
                },
                Audience.Staff)
            : IsForCustomer(text, words) ? Said($"Nothing was noted on {which}: the customer reads no notes here. Say \"note on {number}: …\" to keep it among us, or \"note to the partner on {number}: …\" for whoever sold it.")
            : IsForPartner(text, words) && orders.FirstOrDefault(order => order.Agency.Length == 0) is { } nobodys ? Said($"Nothing was noted: no agency is known of order {nobodys.Number}, so no partner would read it. Say \"note on {nobodys.Number}: …\" to keep it among us.")
            : null;
    }

    static Reply.Say Sure(IReadOnlyList<Order> orders, string words)
    {
        var shown = words.Length > MostShown ? words[..MostShown] + "…" : words;
        var which = string.Join(" and ", orders.Select(order => $"{order.Number} ({(order.AgencyName is { Length: > 0 } name ? name : order.Agency)})"));
        return new Reply.Say(
            Answering.Line("order-note-sure", Text.Of($"Note to the partner on {which}: {shown} – shall the partner read this? Say \"yes\" to keep it or \"no\" to leave it; \"note on {orders[0].Number}: …\" keeps it among us. Nothing is kept yet.")), Audience.Staff)
        {
            Pending = new Pending(Intent, SureSlot, $"{string.Join('\n', orders.Select(order => order.Id))}|{words}"),
        };
    }

    async Task<Reply> AnsweredAsync(Turn turn, Session session, IReadOnlyList<string> ids, string words, CancellationToken cancel)
    {
        var orders = new List<Order>();
        foreach (var id in ids)
        {
            if (await session.LoadAsync(OrderBook.All, id, cancel) is { } order && access.Allows(turn.Person, Act.ChangeOrder, order))
            {
                orders.Add(order);
            }
        }

        return orders.Count == 0 ? ChangeQuestions.NotAllowed()
            : Consent.IsGiven(turn) || Send().IsMatch(turn.Inbound.Text) ? await changes.MakeAsync(turn, session, [.. orders.Select(order => (order, (IReadOnlyList<Edit>)[new Edit.Note(words, IsInternal: false)]))], null, [], cancel)
            : Said($"The note to the partner on {string.Join(" and ", orders.Select(order => order.Number))} was not kept; nothing was changed.");
    }

    static Reply.Say Said(string words) => new(Answering.Line("order-note-not", Text.Plain(words)), Audience.Staff);

    const RegexOptions Flags = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\A[^:]*?\b(?:(?:notes?|comment|remark|message|word)\s+(?:[#\w-]+\s+)?(?:to|for)\s+(?:the\s+|our\s+)?(?:partner|agent|agency|rep)|(?:tell|let)\s+(?:the\s+|our\s+)?(?:partner|agent|agency|rep)|(?:partner|agent|agency|rep)\s+(?:note|comment))\b", Flags)]
    private static partial Regex Partner();

    [GeneratedRegex(@"\b(?:to|for)\s+(?:the\s+)?(?:customer|client|end\s+user)\b|\b(?:tell|let)\s+(?:the\s+)?(?:customer|client|end\s+user)\b|\b(?:customer|client)\s+note\b", Flags)]
    private static partial Regex Customer();

    [GeneratedRegex(@"\A\W*(?:(?:please|pls|can\s+you|could\s+you)\W+)*(?:(?:order\s*)?[\w-]*\d[\w-]*\W+)?(?:delete|remove|erase|clear|scrub|undo|take\s+(?:back|away|out))\s+(?:(?:the|my|our|last|latest|that|this|all|any|internal|partner|a|of)\s+)*(?:notes?|comments?|remarks?)\b", Flags)]
    private static partial Regex Deletes();

    [GeneratedRegex(@"\A\W*send it\b\W*\z", Flags)]
    private static partial Regex Send();
}
