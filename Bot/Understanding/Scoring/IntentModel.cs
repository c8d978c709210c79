using Demarc.Understanding.Entities;
using Demarc.Understanding.Requests;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Scoring;

/// <summary>How likely each intent of <see cref="IntentModel.Intents"/> is, in their order. Several such scorers are fused, so one can be added or swapped.</summary>
delegate IReadOnlyList<float> ScoreIntents(Request request);

/// <summary>What the shipped lines teach: words, concepts and pieces of words against intents.</summary>
sealed class IntentModel
{
    // Any day will do: dates are replaced by what they are.
    static readonly DateOnly AnyDay = new(2026, 11, 20);

    static readonly Lazy<IntentModel> Built = new(() => new IntentModel(Examples.Shipped, Names.Load()));

    readonly FeatureSpace space;
    readonly LinearModel linear;
    readonly FrequencyModel frequency;

    public IntentModel(IReadOnlyList<Example> examples, Names names)
    {
        var requests = Read(examples.Select(example => example.Text), names);
        Intents = [.. examples.Select(example => example.Intent).Distinct()];
        var places = Intents.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        space = new FeatureSpace(requests);
        List<SparseVector> vectors = [.. requests.Select(space.Of)];
        List<int> labels = [.. examples.Select(example => places[example.Intent])];
        linear = LinearModel.Learn(vectors, labels, Intents.Count, space.Size);
        frequency = FrequencyModel.Learn(vectors, labels, Intents.Count, space.Size);
    }

    /// <summary>Learnt once, from what ships with the program; the same in every process.</summary>
    public static IntentModel Shipped => Built.Value;

    public IReadOnlyList<string> Intents { get; }

    /// <summary>The scorers and what each counts; chosen by cross-validation on the shipped lines.</summary>
    public IReadOnlyList<(ScoreIntents Score, double Weight)> Scorers =>
    [
        (request => linear.Score(space.Of(request)), 0.7),
        (request => frequency.Score(space.Of(request)), 0.3),
    ];

    /// <summary>The lines as requests, their names known from Data/names.tsv.</summary>
    public static IReadOnlyList<Request> Read(IEnumerable<string> lines, Names names)
    {
        var gazetteer = new Gazetteer();
        foreach (var row in DataFiles.Rows("names.tsv"))
        {
            gazetteer.Set(Enum.Parse<EntityKind>(row[0]), row[1], row[1]);
        }

        var reader = new EntityReader(names, gazetteer);
        return [.. lines.Select(line =>
        {
            var said = new Utterance(NormalText.Of(line), new Context(AnyDay));
            return new Request(said, 0, said.Count, reader.Read(said), word => word);
        })];
    }
}
