using System.Text.Json.Serialization;

namespace Demarc.Cards.Model;

/// <summary>Inputs that are submitted together, with errors shown at the field. Separate from cards, since not every platform has inputs in messages.</summary>
/// <param name="Name">Registered by a feature, e.g. <c>escalation.new</c>.</param>
/// <param name="Subject">What it is about: an id, or empty.</param>
/// <param name="Ticket">Minted when the form is opened; submitting the same ticket twice does the work once.</param>
public sealed record Form(string Name, string Title, string Subject, string Ticket)
{
    public Text Intro { get; init; } = Text.Empty;

    public string SubmitLabel { get; init; } = "Submit";

    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>What was wrong with the last submission, by field id; the empty id is about the whole form.</summary>
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    /// <summary>The same form with the person's values kept and the errors shown.</summary>
    public Form Refused(IReadOnlyDictionary<string, string> values, IReadOnlyList<FieldError> errors) =>
        this with
        {
            Errors = errors,
            Fields = [.. Fields.Select(field => values.TryGetValue(field.Id, out var value) ? field with { Value = value } : field)],
        };
}

public sealed record FieldError(string FieldId, string Message);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(TextField), "text")]
[JsonDerivedType(typeof(ChoiceField), "choice")]
[JsonDerivedType(typeof(DateField), "date")]
[JsonDerivedType(typeof(TimeField), "time")]
[JsonDerivedType(typeof(NumberField), "number")]
[JsonDerivedType(typeof(ToggleField), "toggle")]
public abstract record Field(string Id, string Label)
{
    public bool Required { get; init; }

    public string? Hint { get; init; }

    /// <summary>As sent by the platform: text as is, dates <c>yyyy-MM-dd</c>, times <c>HH:mm</c>, toggles <c>true</c>/<c>false</c>, several choices joined by a comma.</summary>
    public string? Value { get; init; }
}

public sealed record TextField(string Id, string Label) : Field(Id, Label)
{
    public bool Multiline { get; init; }

    public int MaxLength { get; init; } = 1000;
}

public sealed record ChoiceField(string Id, string Label, IReadOnlyList<Choice> Choices) : Field(Id, Label)
{
    public bool Many { get; init; }

    /// <summary>Shown as a list of radio buttons or boxes instead of a drop-down.</summary>
    public bool Expanded { get; init; }
}

public sealed record Choice(string Value, string Label);

public sealed record DateField(string Id, string Label) : Field(Id, Label);

public sealed record TimeField(string Id, string Label) : Field(Id, Label);

public sealed record NumberField(string Id, string Label, decimal? Min = null, decimal? Max = null) : Field(Id, Label);

public sealed record ToggleField(string Id, string Label) : Field(Id, Label);
