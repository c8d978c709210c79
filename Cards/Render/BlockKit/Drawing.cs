using System.Globalization;

namespace Demarc.Cards.Render.BlockKit;

/// <summary>Where the blocks will stand: not every kind of block may stand everywhere.</summary>
enum Surface
{
    Message,
    Modal,
    Home,
}

/// <summary>One attempt to draw a card: what it may use, and what came up on the way.</summary>
sealed class Drawing(RenderContext context, Limits limits, Surface surface)
{
    readonly List<RenderWarning> warnings = [];
    int elements;

    public RenderContext Context => context;

    public Limits Limits => limits;

    public Surface Surface => surface;

    public Moments Moments { get; } = new(context.Reader, context.Now);

    public IReadOnlyList<RenderWarning> Warnings => warnings;

    /// <summary>How many more parts may be drawn.</summary>
    public int BlocksLeft { get; set; } = limits.Blocks;

    /// <summary>How many more real tables may be drawn.</summary>
    public int TablesLeft { get; set; } = surface == Surface.Message ? SlackLimits.TablesInMessage : 0;

    public void Warn(WarningKind kind, string where, string detail) => warnings.Add(new RenderWarning(kind, where, detail));

    /// <summary>An action_id that no other element of this drawing has.</summary>
    public string ElementId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}:{elements++}");

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

    /// <summary>How many of a list fit, with a warning when not all do.</summary>
    public int Shown(int count, int most, string where, string what)
    {
        if (count <= most)
        {
            return count;
        }

        Warn(WarningKind.Clamped, where, $"{count - most} of {count} {what}s left out");
        return most;
    }

    /// <summary>How many characters are looked at to show so many: cleaning takes some away.</summary>
    public static int Looked(int most) => most * 4 + 64;

    public static string Head(string? value, int most) => value is null ? "" : value.Length > Looked(most) ? value[..Looked(most)] : value;

    public static string NonEmpty(string? words) => string.IsNullOrWhiteSpace(words) ? "–" : words;
}
