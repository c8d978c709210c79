using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Delivery;
using Demarc.Storage;
using Demarc.Turns;

namespace Demarc.Features.People;

/// <summary>How a stranger becomes a person: a one-time code, said in any channel.</summary>
public sealed partial class Linking(TimeProvider clock)
{
    /// <summary>Answers someone nobody knows. It never says who is or is not known.</summary>
    public async Task<Reply> StrangerAsync(Inbound inbound, Session session, CancellationToken cancel)
    {
        if (inbound.Kind == InboundKind.Message && CodeIn(inbound.Text) is { } code)
        {
            return await LinkAsync(code, inbound, session, cancel);
        }

        return inbound.Kind is InboundKind.Message or InboundKind.Installed or InboundKind.Action or InboundKind.FormOpened or InboundKind.FormSubmitted
            ? WayIn(inbound)
            : new Reply.Silence();
    }

    /// <summary>Someone known says a code: a further identity needs none, and a known one keeps its person.</summary>
    public Task<Reply> AlreadyKnownAsync(Turn turn, Session session, CancellationToken cancel) =>
        Task.FromResult<Reply>(Say(Text.Of($"You are linked already, as {turn.Person.Name}. Nothing changed. If that is not you, tell a project manager.")));

    public async Task<Reply> LinkAsync(string code, Inbound inbound, Session session, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var tries = await session.LoadAsync(WrongTries.All, inbound.Sender.Key, cancel) ?? new WrongTries { Id = inbound.Sender.Key };
        if (tries.TooMany(now))
        {
            return Say(Text.Plain("Too many wrong codes. Wait an hour, then ask your project manager for a new one."));
        }

        var invitation = await session.LoadAsync(Invitation.All, Invitation.IdOf(code), cancel);
        var person = invitation is { UsedAt: null } && invitation.ExpiresAt > now
            ? await session.LoadAsync(Roster.People, invitation.PersonId, cancel)
            : null;
        if (person is null or { Gone: true })
        {
            session.Save(WrongTries.All, tries.Add(now));
            return Say(Text.Plain("That code is not valid: it may be mistyped, used or older than 7 days. Ask your project manager for a new one and say \"link\" and the code."));
        }

        session.Save(Invitation.All, invitation! with { UsedAt = now });
        session.Save(Roster.Links, new IdentityLink { Id = inbound.Sender.Key, PersonId = person.Id, LinkedAt = now, By = $"invitation by {invitation.InvitedBy}" });
        session.Save(Roster.People, person with
        {
            Reach = new Dictionary<string, Address>(person.Reach) { [inbound.Sender.Channel] = inbound.Private },
            PreferredChannel = person.PreferredChannel ?? inbound.Sender.Channel,
        });
        session.Record(person.Id, "people.linked", person.Id, now, $"{inbound.Sender.Channel}, invited by {invitation.InvitedBy}", inbound.Key);
        return Say(Text.Of($"Welcome, {person.Name}. You are linked, and I will know you here from now on. Try \"where are my orders\" or \"help\"."), Tone.Good);
    }

    /// <summary>The code of "link ABCDE-12345", or null.</summary>
    public static string? CodeIn(string text) => LinkCode().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    static Reply.Say WayIn(Inbound inbound) => Say(Text.Of(
        $"Hello{(inbound.SenderName.Length > 0 ? ", " + inbound.SenderName : "")}. I am Demarc, the order desk. I do not know you yet, so I cannot show you anything. Ask your project manager for an invitation code, then say \"link\" and the code to me, in a private chat."));

    static Reply.Say Say(Text words, Tone tone = Tone.Neutral) => new(new Card("link", "", words) { Tone = tone }, Audience.Asker);

    [GeneratedRegex(@"^\s*link\s+(?:code\s+)?([A-Za-z0-9]{5}[\s-]?[A-Za-z0-9]{5})\W*\z", RegexOptions.IgnoreCase)]
    private static partial Regex LinkCode();
}
