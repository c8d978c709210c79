using Demarc.Cards.Model;
using Demarc.Delivery;

namespace Demarc.Features.Escalations.Showing;

/// <summary>The message it was raised from: whose, when, and where it stands.</summary>
static class QuoteWords
{
    public static Block Block(Quote quote) => new Section("Raised from a message", [new Note(Origin(quote))]);

    static Text Origin(Quote quote)
    {
        var author = quote.Author.Length > 0 ? quote.Author : "an unknown author";
        var at = quote.At is { } written ? Text.Of($"Written by {author}, {written}.") : Text.Of($"Written by {author}.");
        return quote.Link is { Length: > 0 } link ? at + " " + Text.Link("The message", link) : at;
    }
}
