using System.Text.Json.Nodes;
using Demarc.Cards.Render;
using Demarc.Cards.Render.BlockKit;
using Demarc.Tests.Support;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>Every card and form of the product as Slack gets it: taken by Slack, saying all, letting no words act.</summary>
public sealed class BlockKitGalleryTests
{
    static readonly RenderContext Context = GalleryTests.Context with { Mention = id => id == "ana" ? new MentionTarget("U0ANA", "Ana Ruiz") : null };

    public static TheoryData<string> Names => GalleryCases.Names;

    /// <summary>What Teams shows in full, without attacks: the host behind a label may not fit Slack's buttons.</summary>
    public static TheoryData<string> Ordinary =>
        [.. GalleryCases.Every.Where(one => one.IsGolden && !one.Name.Contains("hostile", StringComparison.Ordinal) && GalleryTests.Adaptive(one).Warnings.All(warning => warning.Kind != WarningKind.Clamped)).Select(one => one.Name)];

    public static Rendered<JsonObject> Blocks(GalleryCase one) =>
        one.Card is { } card ? BlockKitRenderer.Render(card, Context) : BlockKitRenderer.Render(one.Form!, Context);

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_taken_by_Slack(string name)
    {
        var one = GalleryCases.Case(name);
        var payload = Blocks(one).Payload;

        Assert.Empty(one.Card is null ? BlockKitRules.OfView(payload) : BlockKitRules.OfMessage(payload["blocks"]!.AsArray()));
        Assert.True(one.Card is null || payload["text"]!.ToString().Length is > 0 and <= SlackLimits.MessageText);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_all_of_it_or_says_that_it_is_shortened(string name)
    {
        var one = GalleryCases.Case(name);
        var rendered = Blocks(one);
        var seen = Seen(rendered.Payload);

        if (rendered.Warnings.Any(warning => warning.Kind == WarningKind.Clamped))
        {
            Assert.Contains("…", seen);
            Assert.Contains(Start(one.Card?.Title ?? one.Form!.Title), seen, StringComparison.Ordinal);
            Assert.Contains(Start(one.Card?.Summary.ToString() ?? ""), seen, StringComparison.Ordinal);
            Assert.True(one.Card is not { Buttons.Count: > 0 } || seen.Contains(Start(one.Card.Buttons[0].Label), StringComparison.Ordinal));
        }
        else
        {
            Assert.All(Gallery.Seen.Words(one, Context), words => Assert.Contains(words, seen, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void Shortens_nothing_that_Teams_shows_in_full(string name) =>
        Assert.DoesNotContain(Blocks(GalleryCases.Case(name)).Warnings, warning => warning.Kind == WarningKind.Clamped);

    [Theory]
    [MemberData(nameof(Names))]
    public void Lets_no_words_act(string name)
    {
        var one = GalleryCases.Case(name);
        foreach (var (key, words, parent) in Strings(Blocks(one).Payload))
        {
            Assert.DoesNotContain(words, c => char.IsControl(c) && c != '\n');
            Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069]", words);

            // Everywhere else words are shown as they are.
            if (key == "text" && (parent["type"]?.ToString() == "mrkdwn" || parent["blocks"] is not null))
            {
                var ours = System.Text.RegularExpressions.Regex.Replace(words, @"<https://[^<>|]+\|[^<>]*>|<@U0ANA>", "");
                Assert.DoesNotContain('<', ours);
                Assert.DoesNotContain('>', ours);
            }

            Assert.True(parent["type"]?.ToString() != "plain_text" || parent["emoji"]?.GetValue<bool>() == false, "emoji codes would be read");
        }
    }

    /// <summary>All visible words of a rendering in one string.</summary>
    static string Seen(JsonNode json) => Gallery.Seen.Bare(string.Concat(Visible(json)));

    static IEnumerable<string> Visible(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                return array.SelectMany(Visible);
            case JsonObject one:
                // What is read before the rest of its block on the screen, and the alternative words of a picture.
                var own = one["type"]?.ToString() switch
                {
                    "user" => ["Ana Ruiz"],
                    "mrkdwn" => [Unescaped(one["text"]!.ToString())],
                    _ => new[] { "text", "alt_text", "initial_value" }.Select(name => one[name]).OfType<JsonValue>().Select(value => value.ToString()),
                };
                return own.Concat(one.Where(member => member.Value is JsonArray or JsonObject).SelectMany(member => Visible(member.Value)));
            default:
                return [];
        }
    }

    static string Unescaped(string mrkdwn)
    {
        var words = System.Text.RegularExpressions.Regex.Replace(mrkdwn.Replace("<@U0ANA>", "Ana Ruiz", StringComparison.Ordinal), @"<[^<>|]+\|([^<>]*)>", "$1");
        return words.Replace("*", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal)
            .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    static IEnumerable<(string Key, string Words, JsonObject Parent)> Strings(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Strings),
        JsonObject one => one.SelectMany(member => member.Value is JsonValue value && value.TryGetValue<string>(out var words) && member.Key is not ("initial_value" or "value" or "private_metadata")
            ? [(member.Key, words, one)]
            : Strings(member.Value)),
        _ => [],
    };

    static string Start(string words) => string.Concat(Gallery.Seen.Bare(Demarc.Cards.Render.Visible.Inert(Demarc.Cards.Render.Visible.Line(words))).EnumerateRunes().Take(20));
}
