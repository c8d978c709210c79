using Demarc.Understanding.Entities;
using Demarc.Understanding.Requests;
using Demarc.Understanding.Rules;
using Demarc.Understanding.Scoring;
using Demarc.Understanding.Words;

namespace Demarc.Understanding;

/// <summary>
/// Reads what a person wrote: cuts the message into requests, finds the ids, names and dates in each, and decides what each asks for. Total: whatever is
/// written is read, in time that grows with its length, and what is not understood says so.
/// </summary>
public sealed class Interpreter
{
    readonly Names names;
    readonly Gazetteer gazetteer;
    readonly Lessons lessons;
    readonly UnderstandingOptions options;
    readonly EntityReader entities;
    readonly IntentModel model;
    readonly Fusion fusion;

    public Interpreter(Names names, Gazetteer gazetteer, Lessons lessons, UnderstandingOptions options)
        : this(names, gazetteer, lessons, options, IntentModel.Shipped)
    {
    }

    internal Interpreter(Names names, Gazetteer gazetteer, Lessons lessons, UnderstandingOptions options, IntentModel model)
    {
        (this.names, this.gazetteer, this.lessons, this.options, this.model) = (names, gazetteer, lessons, options, model);
        entities = new EntityReader(names, gazetteer);
        fusion = new Fusion(model);
    }

    /// <summary>Learns what would otherwise be learnt when the first question comes.</summary>
    public void Prepare() => _ = lessons.Current.Model;

    /// <returns>One meaning per request, at least one.</returns>
    public IReadOnlyList<Meaning> Read(string text, Context context)
    {
        var said = new Utterance(NormalText.Of(text), context);
        if (Wordless.Read(said) is { } wordless)
        {
            return [wordless with { Text = Trimmed(text) }];
        }

        var taught = lessons.Current;
        var found = entities.Read(said);
        var judge = new Judge(RuleBook.Shipped, fusion, model, taught, options);
        Request Cut(int from, int to) => new(said, from, to, [.. found.Where(each => each.From >= from && each.To <= to)], word => Right(taught, word, context), model.Encoder);

        var parts = new Conversation(said, judge, Cut, options).Parts(Splitter.Clauses(said, found));
        return [.. parts.Select(part => part.ToMeaning())];
    }

    // A word that is part of a name here is no slip of another.
    string Right(Lessons.Taught taught, string word, Context context) => gazetteer.KnowsWord(word, context) || names.KnowsWord(word) ? word : taught.Speller.Right(word);

    static string Trimmed(string? text) => (text ?? "").Trim();
}
