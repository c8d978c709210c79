using System.Text;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render;

/// <summary>The words of a text with nothing but words in them, for one reader.</summary>
public static class PlainWords
{
    /// <param name="withAddresses">Write where a link leads behind its label.</param>
    public static string Of(Text text, Moments moments, bool withAddresses = false, Func<string, bool>? allowsHost = null)
    {
        var words = new StringBuilder();
        foreach (var span in text.Spans)
        {
            words.Append(span switch
            {
                Plain plain => plain.Value,
                Link link => WithAddress(link, withAddresses, allowsHost),
                LocalTime time => moments.Write(time),
                CalendarDate date => moments.Write(date.Date),
                Mention mention => mention.Name,
                _ => "",
            });
        }

        return Visible.Clean(words.ToString());
    }

    static string? WithAddress(Link link, bool withAddresses, Func<string, bool>? allowsHost) =>
        withAddresses && WebAddress.Of(link.Url, allowsHost) is { } address
            ? string.IsNullOrWhiteSpace(link.Label) || link.Label == address.Url ? address.Url : $"{link.Label} ({address.Url})"
            : link.Label;
}
