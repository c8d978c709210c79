using System.Text.Json.Nodes;

namespace Demarc.Cards.Render.AdaptiveCards;

/// <summary>One attempt to draw a card: what it may use, and what came up on the way.</summary>
sealed class Drawing(RenderContext context, Limits limits)
{
    readonly List<RenderWarning> warnings = [];
    readonly Dictionary<string, string> mentioned = [];
    readonly JsonArray entities = [];

    public RenderContext Context => context;

    public Limits Limits => limits;

    public Moments Moments { get; } = new(context.Reader, context.Now);

    public IReadOnlyList<RenderWarning> Warnings => warnings;

    /// <summary>The people pinged, for the card's <c>msteams.entities</c>.</summary>
    public JsonArray Entities => entities;

    /// <summary>How many more parts may be drawn.</summary>
    public int BlocksLeft { get; set; } = limits.Blocks;

    /// <summary>A table wants the whole width of the chat.</summary>
    public bool IsWide { get; set; }

    public void Warn(WarningKind kind, string where, string detail) => warnings.Add(new RenderWarning(kind, where, detail));

    /// <summary>Shortens and says so.</summary>
    public string Cut(string value, int most, string where)
    {
        if (value.Length <= most)
        {
            return value;
        }

        Warn(WarningKind.Clamped, where, $"{value.Length} characters, {most} shown");
        return Visible.Cut(value, most);
    }

    /// <summary>One line, inert, at most so long. What will be cut anyway is not even looked at.</summary>
    public string Line(string? value, int most, string where) => Cut(Visible.Inert(Visible.Line(Head(value, most))), most, where);

    public string Words(string? value, int most, string where) => Cut(Visible.Inert(Head(value, most)), most, where);

    /// <summary>The tag that pings this person, equal in the text and in the entity as Teams wants it; the same person twice is one entity.</summary>
    public string Tag(MentionTarget person)
    {
        if (mentioned.TryGetValue(person.Id, out var tag))
        {
            return tag;
        }

        var name = MarkdownText.WithoutMarks(Visible.Cut(Visible.Line(person.Name), 100));
        tag = $"<at>{name}</at>";
        for (var other = 2; mentioned.ContainsValue(tag); other++)
        {
            tag = $"<at>{name} {other}</at>";
        }

        mentioned.Add(person.Id, tag);
        entities.Add(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = tag,
            ["mentioned"] = new JsonObject { ["id"] = person.Id, ["name"] = name },
        });
        return tag;
    }

    /// <summary>How many characters are looked at to show so many: cleaning takes some away.</summary>
    public static int Looked(int most) => most * 4 + 64;

    public static string Head(string? value, int most) => value is null ? "" : value.Length > Looked(most) ? value[..Looked(most)] : value;
}
