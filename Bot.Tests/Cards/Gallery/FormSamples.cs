using Demarc.Cards.Model;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>Every kind of field, empty, filled and refused.</summary>
public sealed class FormSamples : IGalleryProvider
{
    public static Form Every { get; } = new("sample.form", "Escalate order 48213", "48213", "ticket-1")
    {
        Intro = Text.Of($"A project manager answers within {Text.Bold("30 minutes")} in business hours."),
        SubmitLabel = "Escalate",
        Fields =
        [
            new TextField("what", "What went wrong?") { Required = true, Multiline = true, Hint = "What was promised, what happened" },
            new TextField("ticket_no", "Carrier ticket") { MaxLength = 40 },
            new ChoiceField("level", "How bad is it?", [new("low", "Low: can wait a day"), new("mid", "Mid: today"), new("high", "High: service is down")]) { Required = true, Expanded = true },
            new ChoiceField("carrier", "Carrier", [.. Enumerable.Range(1, 14).Select(i => new Choice($"c{i}", $"Carrier {i}"))]),
            new ChoiceField("tell", "Who is told?", [new("rep", "The rep"), new("mgr", "The agency's manager")]) { Many = true, Hint = "They get a card each" },
            new ChoiceField("also", "Also", [new("a", "A"), new("b", "B")]) { Many = true, Expanded = true },
            new DateField("by", "Needed by") { Hint = "A business day" },
            new TimeField("at", "At"),
            new NumberField("harm", "Harm a day in $", 0, 1_000_000) { Hint = "A guess will do" },
            new ToggleField("notify", "Tell the customer") { Value = "true" },
        ],
    };

    public IEnumerable<GalleryCase> Cases()
    {
        yield return GalleryCase.Of("form.every", Every);
        yield return GalleryCase.Of("form.filled", Every.Refused(Values("It broke", "2026-11-30", "09:30", "4000"), []));
        yield return GalleryCase.Of("form.refused", Every.Refused(
            Values("", "30.11.2026", "half nine", "lots"),
            [new("what", "Say what went wrong."), new("by", "Nov 28 is a Saturday; choose a business day."), new("harm", "Enter a number."), new("", "Order 48213 already has an open escalation, ESC-104.")]));
        yield return GalleryCase.Of("form.small", new Form("sample.code", "Enter your code", "", "ticket-2") { Fields = [new TextField("code", "Code") { Required = true }] });
        yield return GalleryCase.Of("form.empty", new Form("sample.none", "Nothing to fill in", "", "ticket-3"));
    }

    public static Form Of(string text) => new("sample.form", text, "subject", "ticket")
    {
        Intro = text,
        SubmitLabel = text,
        Errors = [new("a", text), new("", text)],
        Fields =
        [
            new TextField("a", text) { Hint = text, Value = text, Required = true },
            new ChoiceField("b", text, [new("1", text), new("2", text)]) { Hint = text, Value = "2", Required = true },
            new ChoiceField("c", text, [new("1", text), new("2", text)]) { Hint = text, Value = "1,2", Many = true, Expanded = true },
            new DateField("d", text) { Hint = text, Value = text },
            new TimeField("e", text) { Hint = text, Value = text },
            new NumberField("f", text) { Hint = text, Value = text },
            new ToggleField("g", text) { Hint = text, Value = text },
        ],
    };

    static Dictionary<string, string> Values(string what, string by, string at, string harm) => new()
    {
        ["what"] = what,
        ["level"] = "high",
        ["carrier"] = "c12",
        ["tell"] = "rep,mgr",
        ["by"] = by,
        ["at"] = at,
        ["harm"] = harm,
        ["notify"] = "false",
    };
}
