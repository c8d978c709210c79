using System.Text.Json.Serialization;

namespace Demarc.Cards.Model;

/// <summary>Something to press. A button carries ids, never state or authority: the bot checks both again on every click.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(ActionButton), "action")]
[JsonDerivedType(typeof(FormButton), "form")]
[JsonDerivedType(typeof(AskButton), "ask")]
[JsonDerivedType(typeof(LinkButton), "link")]
public abstract record Button(string Label)
{
    public ButtonStyle Style { get; init; }
}

public enum ButtonStyle
{
    Default,
    Primary,
    Danger,
}

/// <summary>Does something at once. The label names the object: "Acknowledge ESC-104".</summary>
/// <param name="Verb">Registered by a feature, e.g. <c>escalation.acknowledge</c>.</param>
/// <param name="Subject">Id of the document it acts on.</param>
/// <param name="Version">The version the person was looking at; an older one is answered with what happened since.</param>
public sealed record ActionButton(string Label, string Verb, string Subject, long Version = 0, string? Confirm = null) : Button(Label);

/// <summary>Opens a form: a dialog in Teams, a modal in Slack, a sheet on the page.</summary>
public sealed record FormButton(string Label, string Form, string Subject) : Button(Label);

/// <summary>Says <paramref name="Says"/> as the person: a "did you mean", a suggested next question.</summary>
public sealed record AskButton(string Label, string Says) : Button(Label);

/// <summary>Opens an address on an allow-listed host; renderers show the host.</summary>
public sealed record LinkButton(string Label, string Url) : Button(Label);
