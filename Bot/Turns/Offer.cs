using System.Text.RegularExpressions;
using Demarc.Cards.Model;

namespace Demarc.Turns;

/// <summary>The buttons of the last answer, so that saying one does what pressing it does.</summary>
/// <param name="Card">Name of the card they were on.</param>
/// <param name="IsAsking">It asks, so that a yes means its one act.</param>
/// <param name="Said">The message it answered: what a pick among guesses goes on with.</param>
public sealed partial record Offer(string Card, IReadOnlyList<Button> Buttons, bool IsAsking, string Said)
{
    /// <summary>The card that asks whether to press a button that was chosen in words.</summary>
    public const string Sure = "are-you-sure";

    const string Guesses = "did-you-mean";
    const int LongestAnswer = 80;
    const string Leaving = @"(?:not (?:now|yet|really)|(?:better|rather) not|don't(?: do (?:it|that))?|do not(?: do (?:it|that))?|never ?mind|cancel(?: (?:it|that))?|stop|wait|hold on|forget it|leave it|keep it|👎)";

    /// <summary>Who might read the card; null: only the one who asked.</summary>
    public Audience? Audience { get; init; }

    /// <summary>The last card's, when it has some. A live card is drawn when it is sent, and its buttons name what they act on.</summary>
    public static Offer? In(IReadOnlyList<Reply> replies, string said) => replies.OfType<Reply.Say>().LastOrDefault() is { Card: { Buttons.Count: > 0 } card } say
        ? new Offer(card.Name, [.. card.Buttons.Where(button => button is not LinkButton)], IsAsked(card), said) { Audience = say.Audience }
        : null;

    // A title may be a question that the card answers; one with a main act is a question about that act.
    static bool IsAsked(Card card) =>
        card.Name == Sure || card.Summary.ToString().TrimEnd().EndsWith('?') || card.Title.EndsWith('…')
        || (card.Title.EndsWith('?') && card.Buttons.Any(button => button is ActionButton { Style: ButtonStyle.Primary }));

    /// <summary>It asks whether to press what was chosen: its yes and no go before any other question's.</summary>
    public bool IsSure => Card == Sure;

    /// <summary>A pick among guesses: what was meant with the words that were said.</summary>
    public bool IsGuess(Button picked) => Card == Guesses && picked is AskButton;

    /// <summary>The button that words choose: by its title, by its place, or by a yes to the only thing offered. Null: none.</summary>
    /// <param name="isOpen">A question waits, and who asked it reads the yes.</param>
    public Button? ChosenBy(string text, bool isOpen)
    {
        if (text.Length is 0 or > LongestAnswer)
        {
            return null;
        }

        var said = Plain(text);
        return Buttons.FirstOrDefault(button => !(isOpen && button is FormButton) && Plain(button.Label) is { Length: > 0 } label && label == said)
            ?? ByPlace(said)
            ?? (!isOpen && IsAsking && Yes().IsMatch(said) && Only() is { } only ? only : null);
    }

    /// <summary>"No thanks" to what was offered.</summary>
    public bool IsDeclinedBy(string text) => IsAsking && text.Length <= LongestAnswer && No().IsMatch(Plain(text));

    // The ways out of a question are no choices to count.
    List<Button> Choices() => [.. Buttons.Where(button => button is AskButton or ActionButton && !WayOut().IsMatch(button.Label))];

    Button? Only() =>
        Buttons.Where(button => button.Style == ButtonStyle.Primary).ToList() is [var main] ? main
        : Choices() is [var only] ? only
        : Buttons is [ActionButton alone] ? alone
        : null;

    Button? ByPlace(string said)
    {
        var choices = Choices();
        if (choices.Count < 2 || Place().Match(said) is not { Success: true } match)
        {
            return null;
        }

        var word = match.Groups[1].Value;
        var place = word switch
        {
            "first" or "1st" or "one" => 1,
            "second" or "2nd" or "two" => 2,
            "third" or "3rd" or "three" => 3,
            "fourth" or "4th" or "four" => 4,
            "fifth" or "5th" or "five" => 5,
            "last" => choices.Count,
            _ => int.TryParse(word, out var number) ? number : 0,
        };
        return place >= 1 && place <= choices.Count ? choices[place - 1] : null;
    }

    static string Plain(string words) => Courtesy().Replace(Marks().Replace(words.Replace('\u2019', '\''), " ").Trim(), "").Trim().ToLowerInvariant();

    [GeneratedRegex(@"[\s.,;:!?…""“”()*_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\A(?:please|pls|ok|okay|and|then|just)\s+|\s+(?:please|pls|then|thanks|thank you|thx)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Courtesy();

    [GeneratedRegex(@"\A(?:the |option |number |no |choice |button |#)*(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|one|two|three|four|five|[1-9])(?: (?:one|option|choice|button))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex(@"\A(?:y|ye|yes|yep|yup|yeah|ya|sure|sure thing|ok|okay|k|please|please do|do it|do that|do so|go|go ahead|go for it|yes (?:please|do|do it|go ahead|thanks|sure|pass it on)|sounds good|of course|absolutely|definitely|correct|right|that(?:'s| is)? (?:right|fine|it)|fine|great|👍|✅|👌)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Yes();

    [GeneratedRegex($@"\A(?:(?:n|no+|nope|nah)(?: no)*(?: (?:thanks|thank you|need|way|{Leaving}))?|{Leaving})\z", RegexOptions.CultureInvariant)]
    private static partial Regex No();

    [GeneratedRegex(@"\A(?:cancel|do not |ask a person|fill in a form|change something|it is about no order|not what i meant|next [0-9]+\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WayOut();
}
