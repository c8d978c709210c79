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
        Request Cut(int from, int to) => Of(said, found, from, to, taught);

        var parts = new Conversation(said, JudgeOf(taught), Cut, options).Parts(Splitter.Clauses(said, found));
        return [.. parts.Select(part => part.ToMeaning())];
    }

    /// <summary>What is seen of a text taken as one request, and what of it was decided: for measuring and fitting.</summary>
    internal Sight See(string text, Context context)
    {
        var said = new Utterance(NormalText.Of(text), context);
        var taught = lessons.Current;
        return JudgeOf(taught).See(Of(said, entities.Read(said), 0, said.Count, taught));
    }

    Judge JudgeOf(Lessons.Taught taught) => new(RuleBook.Shipped, fusion, model, taught, options);

    Request Of(Utterance said, IReadOnlyList<Found> found, int from, int to, Lessons.Taught taught) =>
        new(said, from, to, [.. found.Where(each => each.From >= from && each.To <= to)], word => Right(taught, word, said.Context), model.Encoder);

    // A word that is part of a name here is no slip of another.
    string Right(Lessons.Taught taught, string word, Context context) => gazetteer.KnowsWord(word, context) || names.KnowsWord(word) ? word : taught.Speller.Right(word);

    static string Trimmed(string? text) => (text ?? "").Trim();
}
