using Demarc.Cards.Model;
using Demarc.Understanding;

namespace Demarc.Features.Knowledge;

/// <summary>What a code, a form field or a term means, out of the tables: exact, where an article would only be near.</summary>
sealed class CodeAnswers(Library library)
{
    const int MostTerms = 4;

    /// <returns>Null when the message names nothing that stands in a table.</returns>
    public Card? Answer(Meaning meaning, DateOnly today)
    {
        var named = meaning.Values(EntityKind.Code).ToList();
        var fields = meaning.Values(EntityKind.Field).ToList();
        return meaning.Intent switch
        {
            "jep.explain" or "jep.action" or "port.reject" when named.Count > 0 => Codes(named, meaning.Intent, today),
            "form.lsr_field" or "form.asr_field" when fields.Count > 0 => Fields(fields, meaning.Intent == "form.asr_field" ? RequestForm.Asr : RequestForm.Lsr),
            "term.define" when fields.Count + named.Count > 0 => Terms([.. fields, .. named]) ?? (named.Count > 0 ? Codes(named, meaning.Intent, today) : null),
            _ => null,
        };
    }

    Card? Codes(IReadOnlyList<string> named, string intent, DateOnly today)
    {
        var sections = new List<Block>();
        var sources = new List<Article>();
        foreach (var code in named)
        {
            // What was asked for decides; the other table answers when that one does not know the code.
            var jeopardies = library.Codes.Jeopardy(code);
            var rejects = library.Codes.Rejects(code);
            jeopardies = intent == "port.reject" && rejects.Count > 0 ? [] : jeopardies;
            rejects = intent.StartsWith("jep.", StringComparison.Ordinal) && jeopardies.Count > 0 ? [] : rejects;
            sections.AddRange(jeopardies.Select(found => Jeopardy(found)));
            sections.AddRange(rejects.Select(found => Reject(found)));
            sources.AddRange((jeopardies.Count > 0 ? ["KA-21"] : Array.Empty<string>()).Concat(rejects.Select(found => found.Article)).Select(library.Find).OfType<Article>());
        }

        if (sections.Count == 0)
        {
            return null;
        }

        var title = named.Count == 1 ? $"Code {named[0].ToUpperInvariant()}" : "Codes " + string.Join(", ", named.Select(code => code.ToUpperInvariant()));
        var lead = sections.Count == 1 && sections[0] is Section { Title: var only }
            ? Text.Of($"{only}. {First(sections[0])}")
            : Text.Of($"{(named.Count == 1 ? "This code has" : "These codes have")} {sections.Count} readings: the same code means different things in different interfaces, so go by the text that came with it.");
        return new Card("code", title, lead)
        {
            Body = [.. sections, new Note(Text.Plain("Read in the industry's and one provider's published lists; suppliers use codes of their own too. The supplier's text decides."))],
            Citations = [.. sources.DistinctBy(article => article.Id).Select(ArticleCard.Cite)],
            AsksForFeedback = true,
            Buttons = [new FormButton("Ask a person", QuestionForms.Ask, sources.FirstOrDefault()?.Id ?? "")],
        };
    }

    static Section Jeopardy(JeopardyCode code) => new(
        $"{code.Code}: {code.Meaning}",
        [
            new Facts([new("Kind", Text.Plain(code.Interface is null ? "Jeopardy" : $"Jeopardy, {code.Interface}")), new("Whose move", Text.Plain(code.Court)), new("What to do", Text.Plain(code.Advice))]),
        ]);

    static Section Reject(RejectCode code) => new(
        $"{string.Join(", ", code.Codes)}: {code.Reason}",
        [new Facts([new("Kind", Text.Plain("Port reject")), new("What to do", Text.Plain(code.Fix))])]);

    static Text First(Block section) => section is Section { Body: [Facts { Items: var facts }, ..] } ? facts[^1].Value : Text.Empty;

    Card? Fields(IReadOnlyList<string> names, RequestForm form)
    {
        var found = names.Select(name => library.Codes.Field(name, form) ?? library.Codes.Field(name, form == RequestForm.Lsr ? RequestForm.Asr : RequestForm.Lsr)).OfType<RequestField>().ToList();
        return found.Count == 0 ? null : new Card("field", string.Join(", ", found.Select(field => field.Field)), Lead(found, form))
        {
            Body = [.. found.Select(Field), new Note(Text.Plain("Carriers' local rules go further than these; what says \"unverified\" is general trade knowledge."))],
            Citations = library.Find("KA-19") is { } article ? [ArticleCard.Cite(article)] : [],
            AsksForFeedback = true,
            Buttons = [new FormButton("Ask a person", QuestionForms.Ask, "KA-19")],
        };
    }

    static Text Lead(List<RequestField> found, RequestForm form)
    {
        var first = found[0];
        var format = first.On(form) ?? first.OnLsr ?? first.OnAsr;
        return Text.Of($"{first.Field} is the {first.Name}{(format is null ? "" : $": {format}")}.");
    }

    static Section Field(RequestField field) => new(
        $"{field.Field}: {field.Name}",
        [
            new Facts(
            [
                new("On an LSR", Text.Plain(field.OnLsr ?? "Not used")),
                new("On an ASR", Text.Plain(field.OnAsr ?? "Not used")),
                .. field.Notes is { Length: > 0 } notes ? [new Fact("Mind", Text.Plain(notes))] : Array.Empty<Fact>(),
                new("Certainty", Text.Plain(field.Certainty switch { Certainty.H => "Read in the source", Certainty.M => "Source plus our judgement", _ => "General knowledge, unverified" })),
            ]),
        ]);

    Card? Terms(IReadOnlyList<string> words)
    {
        var found = words.SelectMany(word => library.Codes.Term(word).Take(2)).DistinctBy(term => term.Word).Take(MostTerms).ToList();
        if (found.Count == 0)
        {
            return null;
        }

        var sources = found.Select(term => library.Find(term.Article)).OfType<Article>().DistinctBy(article => article.Id).ToList();
        return new Card("term", string.Join(" and ", found.Select(term => term.Word)), Text.Join(" ", found.Take(2).Select(Sentence)))
        {
            Body = [.. found.Select(term => new Section(term.Expansions is [var long1, ..] ? $"{term.Word}: {long1}" : term.Word, [new Paragraph(Text.Plain(term.Meaning))]))],
            Citations = [.. sources.Select(ArticleCard.Cite)],
            AsksForFeedback = true,
            Buttons = [.. sources.Take(2).Select(article => new AskButton(article.Title, article.Id)), new FormButton("Ask a person", QuestionForms.Ask, sources.FirstOrDefault()?.Id ?? "")],
        };
    }

    static Text Sentence(Term term) => Text.Of($"{term.Word}{(term.Expansions is [var full, ..] ? $" ({full})" : "")}: {term.Meaning}");
}
