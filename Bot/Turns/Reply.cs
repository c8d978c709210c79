using Demarc.Cards.Model;
using Demarc.Delivery;

namespace Demarc.Turns;

/// <summary>What a handler answers. It decides; the runner commits and the channel writes.</summary>
public abstract record Reply
{
    /// <summary>What the talk is about now, so that "and its FOC?" is understood. Null leaves it as it was.</summary>
    public Focus? Focus { get; init; }

    /// <summary>Set when the answer is a question back: the next message is tried as the missing piece first.</summary>
    public Pending? Pending { get; init; }

    /// <summary>Set when the answer is a list: how it was made, as its feature writes it, so that "next" and "only the late ones" go on with it.</summary>
    public string? List { get; init; }

    /// <summary>A card with fixed words.</summary>
    public sealed record Say(Card Card, Audience Audience) : Reply;

    /// <summary>A card that stays up to date.</summary>
    public sealed record Live(ViewRef View, Audience Audience) : Reply;

    /// <summary>Several answers to one message, each shown on its own.</summary>
    public sealed record Several(IReadOnlyList<Reply> Replies) : Reply;

    /// <summary>Opens a form, or shows it again with errors at its fields.</summary>
    public sealed record Ask(Form Form) : Reply;

    /// <summary>The act is done: the clicked card is redrawn (when given), the person is told in one line.</summary>
    public sealed record Done(Text Words, ViewRef? Redraw = null) : Reply;

    /// <summary>The act is refused, in words that say what to do; the clicked card is redrawn when it was stale.</summary>
    public sealed record Refused(Text Words, ViewRef? Redraw = null) : Reply;

    /// <summary>Results of a search, to pick and insert.</summary>
    public sealed record Hits(IReadOnlyList<Hit> Items) : Reply;

    /// <summary>Nothing to say: the message was not for the bot.</summary>
    public sealed record Silence : Reply;
}

/// <param name="Id">Opaque id, for a later lookup.</param>
/// <param name="Card">Inserted when picked.</param>
public sealed record Hit(string Id, string Title, string Detail, Card Card);

/// <summary>The thing a conversation is about.</summary>
/// <param name="Kind"><c>order</c>, <c>escalation</c>, <c>article</c>, …</param>
public sealed record Focus(string Kind, IReadOnlyList<string> Ids);

/// <param name="How">How it was made, as its feature wrote it: a claim, whose rights are checked anew.</param>
/// <param name="IsLast">Nothing else was answered since.</param>
public sealed record ShownList(string How, bool IsLast);

/// <param name="Intent">Whose question it was; its handler gets the answer.</param>
/// <param name="Slot">What is missing, e.g. <c>order_id</c>.</param>
/// <param name="Detail">What the handler wants back, as it likes.</param>
public sealed record Pending(string Intent, string Slot, string? Detail = null);

/// <summary>Who may read an answer. In a room with others it is said there only when every member may.</summary>
public sealed record Audience
{
    /// <summary>Nothing private in it.</summary>
    public static readonly Audience Anyone = new();

    /// <summary>Only the one who asked.</summary>
    public static readonly Audience Asker = new() { IsAskerOnly = true };

    /// <summary>The distributor's staff.</summary>
    public static readonly Audience Staff = new() { Companies = [] };

    /// <summary>The people of these agencies, and staff.</summary>
    public static Audience Of(params string[] companies) => new() { Companies = companies };

    public bool IsAskerOnly { get; init; }

    /// <summary>Null: anyone.</summary>
    public IReadOnlyList<string>? Companies { get; init; }

    /// <summary>May all who can read the room read it? Of a room nothing is known about, no.</summary>
    public bool Covers(Room? room)
    {
        if (Companies is null && !IsAskerOnly)
        {
            return true;
        }

        return room switch
        {
            null => false,
            { IsInternal: true } => !IsAskerOnly,
            { SharedWith: { Count: > 0 } members } => !IsAskerOnly && members.All(member => Companies!.Contains(member)),
            _ => false,
        };
    }
}
