using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Cards.Render.PlainText;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>Every card and form of the product, small, normal, absurdly large and hostile, held to the same rules in every rendering.</summary>
public sealed class GalleryTests
{
    const int TeamsBudget = 24 * 1024;
    const int FormBudget = 64 * 1024;

    public static readonly RenderContext Context = new(new Reader("America/Chicago", "en-US"))
    {
        Now = BlockSamples.Now,
        Nonce = () => "nonce-1",
        Mention = id => id == "ana" ? new MentionTarget("29:ana", "Ana Ruiz") : null,
    };

    public static TheoryData<string> Names => GalleryCases.Names;

    public static Rendered<JsonObject> Adaptive(GalleryCase one) =>
        one.Card is { } card ? AdaptiveCardRenderer.Render(card, Context) : AdaptiveCardRenderer.Render(one.Form!, Context);

    public static Rendered<string> Plain(GalleryCase one) =>
        one.Card is { } card ? PlainTextRenderer.Render(card, Context) : PlainTextRenderer.Render(one.Form!, Context);

    [Theory]
    [MemberData(nameof(Names))]
    public void Stays_within_the_limits_of_Teams(string name)
    {
        var one = GalleryCases.Case(name);
        var json = Adaptive(one).Payload;

        Assert.InRange(AdaptiveCardRenderer.SizeOf(json), 1, one.Card is null ? FormBudget : TeamsBudget);
        foreach (var element in Elements(json))
        {
            Assert.True(element["actions"] is not JsonArray actions || actions.Count(action => action!["mode"]?.GetValue<string>() != "secondary") <= 6, "more than six primary actions");
            Assert.True(element["columns"] is not JsonArray columns || columns.Count <= 3, "more than three columns");
            Assert.True(Type(element) != "TextBlock" || element["wrap"]!.GetValue<bool>(), "a TextBlock that does not wrap");
            Assert.True(Type(element) != "Image" || element["altText"]!.GetValue<string>().Length > 0, "an image without words");
            Assert.True(!Type(element).StartsWith("Input.", StringComparison.Ordinal) || element["label"]!.GetValue<string>().Length > 0, "an input without a label");
            Assert.True(element["isRequired"] is null || element["errorMessage"]!.GetValue<string>().Length > 0, "a required input without a message");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_all_of_it_in_every_rendering_or_says_that_it_is_shortened(string name)
    {
        var one = GalleryCases.Case(name);
        var adaptive = Adaptive(one);
        var plain = Plain(one);

        // Shortened as a whole, the title and the first words of every button must still be there.
        var isShortened = adaptive.Warnings.Any(warning => warning.Kind == WarningKind.Clamped);
        var seen = Seen.In(adaptive.Payload);
        if (isShortened)
        {
            Assert.Contains("…", seen);
            Assert.Contains(Start(one.Card?.Title ?? one.Form!.Title), seen, StringComparison.Ordinal);
            Assert.Contains(Start(one.Card?.Summary.ToString() ?? ""), seen, StringComparison.Ordinal);
            Assert.True(one.Card is not { Buttons.Count: > 0 } || seen.Contains(Start(one.Card.Buttons[0].Label), StringComparison.Ordinal));
        }
        else
        {
            Assert.All(Seen.Words(one, Context), words => Assert.Contains(words, seen, StringComparison.Ordinal));
        }

        if (!plain.Warnings.Any(warning => warning.Kind == WarningKind.Clamped))
        {
            // Plain text leaves harmless what only card clients act on, and does not ask before a button.
            var written = Seen.In(Visible.Inert(plain.Payload));
            var questions = one.Card?.Buttons.OfType<ActionButton>().Select(button => Seen.Bare(Visible.Inert(button.Confirm))).ToHashSet() ?? [];
            Assert.All(Seen.Words(one, Context with { Mention = null }).Where(words => !questions.Contains(words)), words => Assert.Contains(words, written, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fits_the_official_schema(string name)
    {
        var errors = AdaptiveCardSchema.Check(Adaptive(GalleryCases.Case(name)).Payload);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(10)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lets_no_words_act(string name)
    {
        var one = GalleryCases.Case(name);
        var adaptive = Adaptive(one).Payload;

        NothingActs.In(adaptive);
        Assert.DoesNotContain(Plain(one).Payload, c => char.IsControl(c) && c != '\n');
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_summed_up_in_one_line(string name)
    {
        var one = GalleryCases.Case(name);
        var json = Adaptive(one).Payload;

        Assert.False(string.IsNullOrWhiteSpace(json["speak"]!.GetValue<string>()));
        Assert.False(string.IsNullOrWhiteSpace(json["fallbackText"]!.GetValue<string>()));
        Assert.True(one.Card is null || !PlainTextRenderer.Summary(one.Card, Context).Contains('\n'));
    }

    /// <summary>A field named like one of these would overwrite what the form itself sends.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Has_fields_with_names_of_their_own(string name)
    {
        var fields = GalleryCases.Case(name).Form?.Fields ?? [];
        Assert.Empty(fields.Select(field => field.Id).Intersect(["form", "subject", "ticket", "msteams", "verb", "version", "nonce", "action"]));
        Assert.Equal(fields.Count, fields.Select(field => field.Id).Distinct().Count());
        Assert.DoesNotContain(fields.OfType<ChoiceField>().Where(field => field.Many).SelectMany(field => field.Choices), choice => choice.Value.Contains(','));
    }

    [Theory]
    [InlineData(typeof(Block))]
    [InlineData(typeof(Button))]
    [InlineData(typeof(Field))]
    [InlineData(typeof(Span))]
    public void Shows_every_kind_of_the_vocabulary(Type kind)
    {
        var known = kind.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(attribute => attribute.DerivedType).ToHashSet();
        var declared = kind.Assembly.GetTypes().Where(type => type.IsSubclassOf(kind)).ToHashSet();
        Assert.Equal(declared, known);
        Assert.Empty(known.Except(Reached(GalleryCases.Every.Where(one => one.IsGolden))));
    }

    static HashSet<Type> Reached(IEnumerable<GalleryCase> cases)
    {
        var reached = new HashSet<Type>();
        var waiting = new Stack<object?>(cases.Select(one => (object?)one.Card ?? one.Form));
        while (waiting.TryPop(out var next))
        {
            if (next is null or string || next.GetType().IsPrimitive)
            {
                continue;
            }

            if (next is System.Collections.IEnumerable several)
            {
                foreach (var one in several)
                {
                    waiting.Push(one);
                }
            }
            else if (next.GetType().Assembly == typeof(Card).Assembly && next.GetType().IsClass)
            {
                reached.Add(next.GetType());
                foreach (var property in next.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.GetMethod is { IsStatic: false }))
                {
                    waiting.Push(property.GetValue(next));
                }
            }
        }

        return reached;
    }

    static string Start(string words) => string.Concat(Seen.Bare(Visible.Inert(Visible.Line(words))).EnumerateRunes().Take(20));

    static string Type(JsonObject element) => element["type"]?.GetValue<string>() ?? "";

    static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Elements),
        JsonObject one => one.SelectMany(member => Elements(member.Value)).Prepend(one),
        _ => [],
    };
}
