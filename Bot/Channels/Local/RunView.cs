using Demarc.Cards.Model;
using Demarc.Cards.Render;

namespace Demarc.Channels.Local;

/// <summary>Words that look alike, for what the page writes itself: forms, and the line under a pressed button.</summary>
sealed record RunView(string Text, bool Bold = false, bool Italic = false, bool Code = false, bool Strike = false, string? Url = null)
{
    public static IReadOnlyList<RunView> Of(Text text, Reader reader, DateTimeOffset? now)
    {
        var moments = new Moments(reader, now);
        return [.. text.Spans.Select(span => Of(span, moments)).Where(run => run.Text.Length > 0)];
    }

    static RunView Of(Span span, Moments moments) => span switch
    {
        Plain plain => new(
            Visible.Clean(plain.Value),
            plain.Style.HasFlag(Style.Bold),
            plain.Style.HasFlag(Style.Italic),
            plain.Style.HasFlag(Style.Code),
            plain.Style.HasFlag(Style.Strike)),
        Link link when WebAddress.Of(link.Url) is { } address => new(address.Labelled(Visible.Line(link.Label) is { Length: > 0 } label ? label : address.Host), Url: address.Url),
        _ => new(PlainWords.Of(new Text([span]), moments)),
    };
}
