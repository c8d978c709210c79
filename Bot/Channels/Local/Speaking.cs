using System.Text.RegularExpressions;
using Demarc.Cards.Render;
using Demarc.Delivery;
using Demarc.Turns;

namespace Demarc.Channels.Local;

/// <summary>What needs no answer at once: messages, opinions, reactions. Each is in the conversation and in the inbox by one commit.</summary>
sealed partial class Speaking(Conversations conversations, FileShelf shelf, Receiver receiver, TimeProvider clock)
{
    const int MostText = 8000;
    const int MostFiles = 5;
    const int MostName = 200;

    static readonly string[] Opinions = ["like", "dislike"];
    static readonly string[] Known = ["like", "heart", "eyes", "check"];

    public async Task<IResult> SayAsync(Act.Say act, Person person, Address place, CancellationToken cancel)
    {
        var files = act.Files ?? [];
        var text = Visible.Clean(act.Text).Trim();
        if (Refusal(act, text, files) is { } refusal)
        {
            return Problems.Wrong(refusal);
        }

        if (place.Place != Place.Personal && act.Thread is { } root)
        {
            if (await InAsync(root, place, cancel) is not { IsGone: false } first)
            {
                return Problems.NoMessage();
            }

            place = place with { Thread = first.Thread ?? first.Id };
        }

        var now = clock.GetUtcNow();
        var kept = FileShelf.Of(files, Inbounds.KeyOf(act, person), now);
        var inbound = Inbounds.Of(act, person, place, kept.Count > 0 ? InboundKind.FileSent : InboundKind.Message, now) with
        {
            MessageId = LocalMessage.IdOf(Inbounds.KeyOf(act, person)),
            Text = Mention().Replace(text, "").Trim(),
            Files = [.. kept.Select(file => file.Sent)],
        };
        var message = new LocalMessage
        {
            Id = inbound.MessageId!,
            Conversation = place.Conversation,
            Thread = place.Thread,
            At = now,
            From = person.Id,
            FromName = person.Name,
            Text = text,
            Files = inbound.Files,
        };

        // In a room people also talk to each other; the bot hears what is said to it, and what is sent as a file.
        var isForBot = place.Place == Place.Personal || act.ToBot || kept.Count > 0 || Mention().IsMatch(text);
        await conversations.AddAsync(
            message,
            async changes => isForBot
                ? await receiver.AcceptAsync(inbound, [.. changes, .. await shelf.KeepAsync(kept, cancel)], cancel)
                : await conversations.AloneAsync(changes, cancel),
            cancel);

        // Sent a second time, it is shown as it was the first time.
        return await conversations.FindAsync(message.Id, cancel) is { } said
            ? LocalJson.Answer(new { Message = MessageView.Of(said, now) })
            : Problems.Of(StatusCodes.Status409Conflict, "This message was sent before and is no longer kept.");
    }

    public async Task<IResult> VoteAsync(Act.Vote act, Person person, Address place, CancellationToken cancel)
    {
        if (!Opinions.Contains(act.Opinion) || act.Text?.Length > MostText)
        {
            return Problems.Wrong($"opinion must be one of {string.Join(", ", Opinions)}, and text at most {MostText} characters.");
        }

        var inbound = About(act, person, place, InboundKind.Feedback, act.Message) with { Verb = act.Opinion, Text = Visible.Clean(act.Text).Trim() };
        return await ChangeAsync(
            act.Message, place, inbound, message => message.Card is { AsksForFeedback: true } ? message with { Votes = With(message.Votes, person.Id, act.Opinion!) } : null, cancel);
    }

    public async Task<IResult> ReactAsync(Act.React act, Person person, Address place, CancellationToken cancel)
    {
        if (!Known.Contains(act.Reaction))
        {
            return Problems.Wrong($"reaction must be one of {string.Join(", ", Known)}.");
        }

        // Taken back, it has a minus in front.
        var inbound = About(act, person, place, InboundKind.Reaction, act.Message) with { Verb = act.On ? act.Reaction : "-" + act.Reaction };
        return await ChangeAsync(
            act.Message,
            place,
            inbound,
            message =>
            {
                var others = message.Reactions.GetValueOrDefault(act.Reaction!, []).Where(id => id != person.Id);
                return message with { Reactions = With(message.Reactions, act.Reaction!, (IReadOnlyList<string>)[.. others, .. act.On ? [person.Id] : Array.Empty<string>()]) };
            },
            cancel);
    }

    async Task<IResult> ChangeAsync(string? id, Address place, Inbound inbound, Func<LocalMessage, LocalMessage?> change, CancellationToken cancel)
    {
        if (await InAsync(id, place, cancel) is not { IsGone: false } message || change(message) is null)
        {
            return Problems.NoMessage();
        }

        await conversations.ChangeAsync(
            message.Id,
            current => change(current),
            changes => receiver.AcceptAsync(inbound with { Address = inbound.Address with { Thread = message.Thread } }, changes, cancel),
            cancel);
        return LocalJson.Answer(new { });
    }

    async ValueTask<LocalMessage?> InAsync(string? id, Address place, CancellationToken cancel) =>
        id is { Length: > 0 and <= MostName } && await conversations.FindAsync(id, cancel) is { } message && message.Conversation == place.Conversation ? message : null;

    static string? Refusal(Act.Say act, string text, IReadOnlyList<Upload> files) =>
        text.Length == 0 && files.Count == 0 ? "There is nothing to send: type something, or choose a file."
        : act.Text?.Length > MostText ? $"That is {act.Text.Length} characters; a message holds {MostText}. Send the rest as a file or as a second message."
        : files.Count > MostFiles ? $"That is {files.Count} files; a message takes {MostFiles}. Send the others with a second one."
        : files.Any(file => file.Content is not { Length: > 0 }) ? "One of the files is empty. Choose it again."
        : files.Sum(file => (long)file.Content!.Length) > LocalFiles.MostBytes ? $"Files may have {LocalFiles.MostBytes / 1024 / 1024} MB together. Send a smaller one, or only the sheet that matters."
        : null;

    Inbound About(Act act, Person person, Address place, InboundKind kind, string? message) =>
        Inbounds.Of(act, person, place, kind, clock.GetUtcNow()) with { MessageId = message, CardMessageId = message };

    static Dictionary<string, T> With<T>(IReadOnlyDictionary<string, T> all, string key, T value) => new(all) { [key] = value };

    [GeneratedRegex(@"(?<![\w@])@demarc\b[,:]?", RegexOptions.IgnoreCase)]
    private static partial Regex Mention();
}
