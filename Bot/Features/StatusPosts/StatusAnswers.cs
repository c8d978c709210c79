using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Time;
using Demarc.Turns;

namespace Demarc.Features.StatusPosts;

/// <summary>"Status", asked at any time: in a channel what its post covers, in private what the person may see, with a project manager's own first.</summary>
public sealed partial class StatusAnswers(Policy policy, StatusBoard board, StatusDrawing drawing, ProjectStatus projects, Calendars calendars)
{
    public async Task<Reply> ShowAsync(Turn turn, Session session, CancellationToken cancel)
    {
        if (!policy.AllowsAny(turn.Person, Act.SeeStatus))
        {
            return new Reply.Refused(Text.Plain("Your role sees no status. Ask your project manager."));
        }

        if (turn.Meaning?.Entities.Any(entity => Subjects.Kinds.Contains(entity.Kind)) == true)
        {
            return await projects.ShowAsync(turn, session, cancel);
        }

        var channel = turn.Room is null ? null : await session.LoadAsync(PostBook.Channels, turn.Room.Id, cancel);
        return InRoom(turn, channel) is { } scope
            ? await ForRoomAsync(turn, turn.Room!, channel, scope, session, cancel)
            : await ForPersonAsync(turn, session, cancel);
    }

    /// <summary>Null: it is answered privately, since nothing may be shown there or the asker is no member anyone named.</summary>
    Scope? InRoom(Turn turn, StatusChannel? channel) =>
        turn.Inbound.Address.Place != Place.Personal && turn.Room is { } room && (turn.Person.IsStaff || room.SharedWith.Contains(turn.Person.Company))
            ? Scope.ForRoom(room, channel?.Covers ?? Coverage.Everything, board)
            : null;

    async Task<Reply> ForRoomAsync(Turn turn, Room room, StatusChannel? channel, Scope scope, Session session, CancellationToken cancel)
    {
        var zone = Zones.OrUtc(channel?.Zone ?? room.Zone);
        var today = turn.Now.DateIn(zone);
        var (_, marks) = await StatusDrawing.SinceAsync(room.Id, channel?.LastDay, session, cancel);
        var context = new DigestContext(today, turn.Now, calendars.Of(channel?.Team), marks is null ? null : Marks.Of(marks), marks?.Scope == scope.Key) { Zone = zone };
        var since = marks is null ? null : new Since(channel!.LastDay == today ? null : channel.LastDay, marks.At);
        var card = await CardAsync(turn, scope, context, new StatusHead(turn.Now) { Of = scope.Of, Since = since }, session, cancel);
        return new Reply.Say(card, room.IsInternal ? Audience.Staff : Audience.Of([.. room.SharedWith.Distinct()]));
    }

    async Task<Reply> ForPersonAsync(Turn turn, Session session, CancellationToken cancel)
    {
        var all = Scope.ForPerson(turn.Person, policy);
        var zone = Zones.OrUtc(turn.Person.Zone);
        var context = new DigestContext(turn.Now.DateIn(zone), turn.Now, calendars.Default) { Zone = zone };
        var mine = all.LookedAfterBy(turn.Person, board);
        var head = new StatusHead(turn.Now);
        if (!turn.Person.IsStaff || Everyone().IsMatch(turn.Inbound.Text) || !board.Orders.Any(mine.HasOrder))
        {
            return new Reply.Say(await CardAsync(turn, all, context, head, session, cancel), Audience.Asker);
        }

        var everyone = StatusCard.Headline(drawing.Facts(all, context), head);
        head = head with { Of = mine.Of, After = new Section("Everyone", [new Paragraph(everyone)]) };
        var card = await CardAsync(turn, mine, context, head, session, cancel);
        return new Reply.Say(card with { Buttons = [.. card.Buttons, new AskButton("Team status", "team status")] }, Audience.Asker);
    }

    async Task<Card> CardAsync(Turn turn, Scope scope, DigestContext context, StatusHead head, Session session, CancellationToken cancel)
    {
        var part = PartOf(turn.Inbound.Text);
        var facts = drawing.Facts(scope, context);
        var names = await Names.ForAsync(session, facts, part == StatusPart.Everything ? StatusCard.FewDecisions : StatusCard.ManyLines, cancel);
        return StatusCard.Draw(facts, head with { IsForPartners = scope.IsForPartners, Part = part }, names);
    }

    /// <summary>What the buttons of a status ask for, and people who want one thing.</summary>
    public static StatusPart PartOf(string said) => said switch
    {
        _ when said.Length > 200 => StatusPart.Everything,
        _ when Decisions().IsMatch(said) => StatusPart.Decisions,
        _ when Changes().IsMatch(said) => StatusPart.Changes,
        _ when Late().IsMatch(said) => StatusPart.Late,
        _ when Due().IsMatch(said) => StatusPart.Due,
        _ => StatusPart.Everything,
    };

    [GeneratedRegex(@"\b(?:decisions?|decide|waits? on)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Decisions();

    [GeneratedRegex(@"\b(?:changed|changes|moved|what'?s new|different)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Changes();

    [GeneratedRegex(@"\b(?:late|missed|overdue|past due)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Late();

    [GeneratedRegex(@"\bdue\b", RegexOptions.IgnoreCase)]
    private static partial Regex Due();

    [GeneratedRegex(@"\b(?:team|everyone|everybody|overall|all|whole)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Everyone();
}
