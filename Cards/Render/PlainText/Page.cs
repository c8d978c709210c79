using System.Globalization;
using Demarc.Cards.Model;

namespace Demarc.Cards.Render.PlainText;

/// <summary>One card or form being written down.</summary>
sealed class Page(RenderContext context, int width)
{
    const int WidestLabel = 24;

    /// <summary>Deeper than any store can hold; the stack must not run out on a section inside itself.</summary>
    const int Deepest = 100;

    readonly Lines lines = new(width);
    readonly Moments moments = new(context.Reader, context.Now);
    readonly List<RenderWarning> warnings = [];
    int depth;

    public IReadOnlyList<RenderWarning> Warnings => warnings;

    public override string ToString() => lines.ToString();

    public void Draw(Card card)
    {
        var title = Visible.Line(card.Title);
        lines.Add(ToneWords.NeedsSaying(card) ? $"[{ToneWords.Said(card.Tone)}] {title}" : title);
        if (!card.Summary.IsEmpty && !(card.Body is [Paragraph first, ..] && first.Text.Equals(card.Summary)))
        {
            lines.Add(Words(card.Summary, "summary"));
        }

        Body(card.Body, "body", "");
        if (card.Citations.Count > 0)
        {
            lines.Gap();
            for (var i = 0; i < card.Citations.Count; i++)
            {
                Source(card.Citations[i], i);
            }
        }

        if (card.IsGenerated)
        {
            lines.Gap();
            lines.Add(AdaptiveCards.AdaptiveCardRenderer.Generated);
        }

        Buttons(card.Buttons);
    }

    public void Draw(Form form)
    {
        lines.Add(Visible.Line(form.Title));
        foreach (var error in form.Errors)
        {
            var label = form.Fields.FirstOrDefault(field => field.Id == error.FieldId)?.Label;
            lines.Add(Visible.Line(error.Message), label is null ? "Error: " : $"Error, {Visible.Line(label)}: ", "  ");
        }

        if (!form.Intro.IsEmpty)
        {
            lines.Add(Words(form.Intro, "intro"));
        }

        lines.Gap();
        foreach (var field in form.Fields)
        {
            Field(field);
        }

        lines.Gap();
        lines.Add($"[{Visible.Line(form.SubmitLabel)}]");
    }

    void Body(IReadOnlyList<Block> blocks, string where, string indent)
    {
        if (++depth > Deepest)
        {
            warnings.Add(new RenderWarning(WarningKind.Clamped, where, "sections nested too deep"));
            lines.Add("… and more", indent, indent);
            depth--;
            return;
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            if (i > 0 || depth == 1)
            {
                lines.Gap();
            }

            // States that stand together are read together.
            var badges = blocks.Skip(i).TakeWhile(block => block is Badge).Cast<Badge>().Select(badge => $"[{ToneWords.Labelled(Visible.Line(badge.Word), badge.Tone)}]").ToList();
            if (badges.Count > 0)
            {
                lines.AddWords(badges, indent);
                i += badges.Count - 1;
            }
            else
            {
                Block(blocks[i], $"{where}[{i}]", indent);
            }
        }

        depth--;
    }

    void Block(Block block, string where, string indent)
    {
        switch (block)
        {
            case Paragraph paragraph:
                lines.Add(Words(paragraph.Text, where), indent, indent);
                break;
            case Note note:
                lines.Add(Words(note.Text, where), indent, indent);
                break;
            case Bullets bullets:
                for (var i = 0; i < bullets.Items.Count; i++)
                {
                    var sign = bullets.Numbered ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") : "- ";
                    lines.Add(Words(bullets.Items[i], where), indent + sign, indent + new string(' ', sign.Length));
                }

                break;
            case Facts facts:
                Facts(facts, where, indent);
                break;
            case Table table:
                PlainTable.Draw(lines, table, indent, text => Words(text, where));
                break;
            case Progress progress:
                var (done, total, percent) = ProgressNumbers.Of(progress);
                var filled = total == 0 ? 0 : (int)Math.Round(12 * (done / (double)total));
                lines.Add($"{Visible.Line(progress.Label)}  {new string('#', filled)}{new string('.', 12 - filled)}  {ProgressNumbers.Said(progress)}{percent}", indent, indent);
                break;
            case Picture picture:
                lines.Add($"(picture: {Visible.Line(picture.Alt)})", indent, indent);
                break;
            case Divider:
                lines.Add(new string('-', Math.Min(20, width)), indent, indent);
                break;
            case Section section:
                Section(section, where, indent);
                break;
            default:
                warnings.Add(new RenderWarning(WarningKind.Refused, where, $"{block.GetType().Name} cannot be written"));
                lines.Add("A part of this card cannot be shown here.", indent, indent);
                break;
        }
    }

    void Facts(Facts facts, string where, string indent)
    {
        var labels = facts.Items.Select(fact => Visible.Line(fact.Label) + ":").ToList();
        var column = Math.Min(WidestLabel, labels.Select(Lines.WidthOf).Append(0).Max()) + 2;
        for (var i = 0; i < facts.Items.Count; i++)
        {
            var value = Words(facts.Items[i].Value, where);
            lines.Add(value.Length == 0 ? "-" : value, indent + Lines.Padded(labels[i] + " ", column), indent + new string(' ', column));
        }
    }

    void Section(Section section, string where, string indent)
    {
        var title = Visible.Line(section.Title);
        var said = section.Tone == Tone.Neutral ? title : ToneWords.Labelled(title.Length > 0 ? title : ToneWords.Word(section.Tone), section.Tone);
        if (said.Length > 0)
        {
            lines.Add(said, indent, indent);
        }

        // Deep nesting stops moving to the right before it leaves the page.
        Body(section.Body, where, indent.Length < width / 4 ? indent + "  " : indent);
    }

    void Source(Citation citation, int i)
    {
        var address = WebAddress.Of(citation.Url, context.AllowsHost) is { } safe ? $" ({safe.Url})" : "";
        var detail = string.IsNullOrWhiteSpace(citation.Detail) ? "" : " - " + Visible.Line(citation.Detail);
        lines.Add(Visible.Line(citation.Title) + address + detail, $"[{i + 1}] ", "    ");
    }

    void Buttons(IReadOnlyList<Button> buttons)
    {
        if (buttons.Count == 0)
        {
            return;
        }

        lines.Gap();
        var links = buttons.OfType<LinkButton>().ToList();
        var pressed = buttons.Except(links).Select(button => $"[{Visible.Line(button.Label)}{(button is ActionButton { Confirm: not null } ? "…" : "")}]").ToList();
        if (pressed.Count > 0)
        {
            lines.AddWords(pressed, "");
        }

        foreach (var link in links)
        {
            lines.Add(Words(Text.Link(link.Label, link.Url), "buttons"));
        }
    }

    void Field(Field field)
    {
        lines.Add((field.Value is { Length: > 0 } value ? Visible.Clean(Shown(field, value)) : "____") + (field.Required ? " (required)" : ""), $"{Visible.Line(field.Label)}: ", "  ");
        if (field is ChoiceField choice)
        {
            foreach (var one in choice.Choices)
            {
                lines.Add(Visible.Line(one.Label), "  - ", "    ");
            }
        }

        if (!string.IsNullOrWhiteSpace(field.Hint))
        {
            lines.Add(Visible.Line(field.Hint), "  ", "  ");
        }
    }

    static string Shown(Field field, string value) => field switch
    {
        ChoiceField choice => string.Join(", ", choice.Choices.Where(one => value == one.Value || (choice.Many && value.Split(',').Contains(one.Value))).Select(one => one.Label)),
        ToggleField => value == "true" ? "yes" : "no",
        _ => value,
    };

    string Words(Text text, string where)
    {
        foreach (var link in text.Spans.OfType<Link>().Where(link => WebAddress.Of(link.Url, context.AllowsHost) is null))
        {
            warnings.Add(new RenderWarning(WarningKind.Refused, where, "a link that is no safe web address is shown as words"));
        }

        return PlainWords.Of(text, moments, withAddresses: true, context.AllowsHost);
    }
}
