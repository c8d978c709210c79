using Demarc.Cards.Model;
using Demarc.Cards.Render;

namespace Demarc.Channels.Local;

/// <summary>A form as the page is told of it: it draws the inputs itself, with every error at its field.</summary>
sealed record FormView(
    string Name, string Title, string Subject, string Ticket, IReadOnlyList<RunView> Intro, string SubmitLabel, IReadOnlyList<FieldView> Fields, IReadOnlyList<string> Errors)
{
    public static FormView Of(Form form, Reader reader, DateTimeOffset now)
    {
        var known = form.Fields.Select(field => field.Id).ToHashSet();
        return new FormView(
            form.Name,
            Visible.Line(form.Title),
            form.Subject,
            form.Ticket,
            RunView.Of(form.Intro, reader, now),
            Visible.Line(form.SubmitLabel),
            [.. form.Fields.Select(field => FieldView.Of(field, form.Errors.Where(error => error.FieldId == field.Id)))],
            [.. form.Errors.Where(error => !known.Contains(error.FieldId)).Select(error => Visible.Clean(error.Message))]);
    }
}

/// <param name="Kind"><c>text</c>, <c>choice</c>, <c>date</c>, <c>time</c>, <c>number</c> or <c>toggle</c>.</param>
/// <param name="Error">Null: nothing is wrong with it.</param>
sealed record FieldView(string Id, string Kind, string Label, bool Required, string? Hint, string? Value, string? Error)
{
    public bool? Multiline { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }

    public bool? Many { get; init; }

    public bool? Expanded { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public static FieldView Of(Field field, IEnumerable<FieldError> errors)
    {
        var wrong = string.Join(' ', errors.Select(error => Visible.Clean(error.Message)));
        var view = new FieldView(
            field.Id,
            KindOf(field),
            Visible.Line(field.Label),
            field.Required,
            field.Hint is null ? null : Visible.Line(field.Hint),
            field.Value is null ? null : Visible.Clean(field.Value),
            wrong.Length > 0 ? wrong : null);
        return field switch
        {
            TextField text => view with { Multiline = text.Multiline, MaxLength = text.MaxLength > 0 ? text.MaxLength : null },
            ChoiceField choice => view with
            {
                Choices = [.. choice.Choices.Select(one => one with { Label = Visible.Line(one.Label) })],
                Many = choice.Many,
                Expanded = choice.Expanded,
            },
            NumberField number => view with { Min = number.Min, Max = number.Max },
            _ => view,
        };
    }

    static string KindOf(Field field) => field switch
    {
        ChoiceField => "choice",
        DateField => "date",
        TimeField => "time",
        NumberField => "number",
        ToggleField => "toggle",
        _ => "text",
    };
}
