using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Demarc.Cards.Model;
using Demarc.Cards.Render;
using Demarc.Cards.Render.AdaptiveCards;
using Demarc.Channels.Local;
using Demarc.Tests.Cards.Gallery;
using Demarc.Tests.Support;

namespace Demarc.Tests.Channels.Local;

/// <summary>Every card and form of the gallery in the official renderer and on the page: drawn without complaint, with all its words, and nothing acting.</summary>
public sealed partial class RendererTests(Browser browser)
{
    /// <summary>Everything a person can see or hear of an element, without spaces.</summary>
    const string Seen = """
        function seen(element) {
          const parts = [element.textContent];
          for (const one of element.querySelectorAll("[placeholder], [alt], [aria-label], option, input[value]")) {
            parts.push(one.placeholder ?? "", one.alt ?? "", one.getAttribute("aria-label") ?? "", one.value ?? "");
          }
          return parts.join("").replace(/\s+/gu, "");
        }
        function acts(element) {
          const found = [];
          for (const one of element.querySelectorAll("*")) {
            if (["SCRIPT", "IFRAME", "OBJECT", "EMBED", "STYLE", "LINK", "BASE", "META"].includes(one.tagName)) found.push(one.tagName);
            for (const attribute of one.attributes) {
              if (attribute.name.startsWith("on")) found.push(attribute.name);
              if (["href", "src", "action", "formaction"].includes(attribute.name) && !/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)|#|page\/mark\.svg$|$)/.test(attribute.value)) found.push(attribute.value);
            }
          }
          return found;
        }
        """;

    static readonly RenderContext Context = GalleryTests.Context with { Mention = null, Nonce = null };

    [Fact]
    public async Task The_official_renderer_draws_every_card_and_form_whole()
    {
        var cases = GalleryCases.Every.ToList();
        var drawn = await DrawAsync(
            cases.Select(one => (JsonNode)GalleryTests.Adaptive(one).Payload),
            """
            const { render } = await import("/page/renderer.js");
            return list.map(json => {
              const { element, problems } = render(json);
              document.body.append(element);
              element.querySelectorAll("[aria-expanded=false]").forEach(button => button.click());
              const above = document.querySelector(".ac-ctrl-overlay");
              const result = { seen: seen(element) + (above ? seen(above) : ""), acts: acts(element), problems };
              above?.remove();
              element.remove();
              return result;
            });
            """);

        Assert.Equal(cases.Count, drawn.Count);
        foreach (var (one, found) in cases.Zip(drawn))
        {
            Assert.True(found.Problems.Length == 0, $"{one.Name}: {string.Join("; ", found.Problems)}");
            Assert.True(found.Acts.Length == 0, $"{one.Name}: {string.Join("; ", found.Acts)}");
            AllSaid(one, found.Seen, Cards.Gallery.Seen.Words(one, GalleryTests.Context));
        }
    }

    [Fact]
    public async Task The_page_draws_every_card_whole_with_buttons_and_sources_of_its_own()
    {
        var cases = GalleryCases.Every.Where(one => one.Card is not null).ToList();
        var drawn = await DrawAsync(
            cases.Select((one, i) => Node(MessageView.Of(Message(one.Card!, i), BlockSamples.Now))),
            """
            const { drawMessage } = await import("/page/message.js");
            const view = { person: { id: "ana", zone: "UTC", locale: "en-US" }, people: { person: () => undefined }, doing: { personId: "ana", hasExplained: () => false, press() {}, open() {} } };
            const aside = Object.assign(document.createElement("div"), { hidden: true });
            document.body.append(aside);
            return list.map(message => {
              const element = drawMessage(message, view);
              aside.append(element);
              const more = element.querySelector(".button.quiet");
              more?.click();
              let words = seen(element);
              const asking = new Set(message.card.buttons.filter(one => one.confirm).map(one => one.label));
              const buttons = [...element.querySelectorAll(".acts > button.button")].filter(one => asking.has(one.textContent));
              for (const button of buttons.slice(0, 20)) {
                button.click();
                const question = element.querySelector(".confirm");
                if (question) {
                  words += seen(question);
                  question.querySelector(".button:last-child").click();
                }
              }
              const result = { seen: words, acts: acts(element), problems: [] };
              element.remove();
              return result;
            });
            """);

        foreach (var (one, found) in cases.Zip(drawn))
        {
            Assert.True(found.Acts.Length == 0, $"{one.Name}: {string.Join("; ", found.Acts)}");
            AllSaid(one, found.Seen, Cards.Gallery.Seen.Words(one, Context));
        }
    }

    [Fact]
    public async Task The_page_draws_every_form_whole_with_its_errors_at_the_fields_and_reads_it_back()
    {
        var cases = GalleryCases.Every.Where(one => one.Form is not null).ToList();
        var drawn = await DrawAsync(
            cases.Select(one => Node(FormView.Of(one.Form!, Context.Reader, BlockSamples.Now))),
            """
            const { openForm } = await import("/page/form.js");
            const { read } = await import("/page/fields.js");
            return list.map(form => {
              openForm(form, async () => ({ kind: "nothing" }));
              const sheet = document.querySelector("dialog.sheet");
              const values = read(sheet.querySelector("form"));
              const problems = [];
              for (const field of form.fields) {
                const inputs = [...sheet.querySelectorAll("[name]")].filter(one => one.name === field.id);
                if (inputs.length === 0 && field.choices?.length !== 0) problems.push(`no input for ${field.id}`);
                if (field.error && !inputs.every(one => one.getAttribute("aria-invalid") === "true")) problems.push(`${field.id} is not marked`);
                if (field.kind === "toggle" && values[field.id] !== (field.value === "true" ? "true" : "false")) problems.push(`${field.id} reads ${values[field.id]}`);
                if (field.kind === "choice" && field.choices.some(one => one.value === field.value) && values[field.id] !== field.value) problems.push(`${field.id} reads ${values[field.id]}`);
              }
              const result = { seen: seen(sheet), acts: acts(sheet), problems };
              sheet.close();
              sheet.remove();
              return result;
            });
            """);

        foreach (var (one, found) in cases.Zip(drawn))
        {
            Assert.True(found.Problems.Length == 0, $"{one.Name}: {string.Join("; ", found.Problems)}");
            Assert.True(found.Acts.Length == 0, $"{one.Name}: {string.Join("; ", found.Acts)}");
            AllSaid(one, found.Seen, Cards.Gallery.Seen.Words(one, Context));
        }
    }

    /// <summary>Shortened as a whole, a card must still say its title.</summary>
    static void AllSaid(GalleryCase one, string seen, IEnumerable<string> words)
    {
        var shown = Harmless(seen);
        var adaptive = one.Card is { } card ? AdaptiveCardRenderer.Render(card, Context) : AdaptiveCardRenderer.Render(one.Form!, Context);
        if (adaptive.Warnings.Any(warning => warning.Kind == WarningKind.Clamped))
        {
            var title = Cards.Gallery.Seen.Bare(Visible.Inert(Visible.Line(one.Card?.Title ?? one.Form!.Title)));
            Assert.Contains(Harmless(string.Concat(title.EnumerateRunes().Take(20))), shown, StringComparison.Ordinal);
            return;
        }

        foreach (var said in words)
        {
            Assert.True(shown.Contains(Harmless(said), StringComparison.Ordinal), $"{one.Name} does not show: {said}");
        }
    }

    /// <summary>What card clients would act on is changed for them; to the page it is words, which it shows as they are.</summary>
    static string Harmless(string words) => AngleBracket().Replace(words, "‹");

    [GeneratedRegex("<|&lt;?|&#0*60;?|&#x0*3c;?", RegexOptions.IgnoreCase)]
    private static partial Regex AngleBracket();

    async Task<IReadOnlyList<Drawn>> DrawAsync(IEnumerable<JsonNode> list, string script)
    {
        var (bot, _) = await ChatProbe.StartAsync(new TestBotOptions { IsListening = true });
        await using var _1 = bot;
        await using var chat = await ChatPage.OpenAsync(browser, bot);
        Assert.True(
            await chat.Page.EvaluateAsync<bool>("() => globalThis.AdaptiveCards !== undefined"),
            "wwwroot/lib has no card renderer: the build fetches it with npm. Put Node.js on the PATH, connect to the package registry and build again.");

        var answer = await chat.Page.EvaluateAsync<string>(
            $"async text => {{ const list = JSON.parse(text); {Seen} const drawn = await (async () => {{ {script} }})(); return JSON.stringify(drawn); }}",
            "[" + string.Join(',', list.Select(one => one.ToJsonString(AdaptiveCardRenderer.Json))) + "]");
        return JsonSerializer.Deserialize<List<Drawn>>(answer, JsonSerializerOptions.Web)!;
    }

    static JsonNode Node<T>(T value) => JsonSerializer.SerializeToNode(value, LocalJson.Options)!;

    static LocalMessage Message(Card card, int place) =>
        new() { Id = $"m{place}", Conversation = "dm:ana", Place = place, At = BlockSamples.Now, Card = card, Reader = Context.Reader };

    sealed record Drawn(string Seen, string[] Acts, string[] Problems);
}
