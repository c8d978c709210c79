using System.Security.Cryptography;
using System.Text;
using Demarc.Understanding.Encoder;
using Demarc.Understanding.Entities;
using Demarc.Understanding.Requests;
using Demarc.Understanding.Words;

namespace Demarc.Understanding.Scoring;

/// <summary>What lines teach: words, concepts, pieces of words and the place of the whole sentence against intents. Without an encoder, words alone.</summary>
sealed class IntentModel
{
    /// <summary>Told apart from what an older program learnt and kept.</summary>
    const string Version = "2";

    // How much the numbers of a sentence weigh beside its words.
    const float VectorWeight = 8;
    const float WordWeight = 1.5f;

    // Being nearer by a tenth makes it three times as likely.
    const float NearnessSlope = 12;

    static readonly LinearModel.Pace OfWords = new(12, 0.5f, 0.0002f);
    static readonly LinearModel.Pace OfSentences = new(30, 0.05f, 0.001f);

    // Any day will do: dates are replaced by what they are.
    static readonly DateOnly AnyDay = new(2026, 11, 20);

    static readonly Lazy<IntentModel> Built = new(() => new IntentModel(Examples.Shipped, Names.Load(), VectorStore.Shipped, Path.Combine(SentenceEncoder.ModelFolder, "intents.bin")));

    readonly FeatureSpace space;
    readonly LinearModel linear;
    readonly FrequencyModel frequency;
    readonly LinearModel? joint;
    readonly Nearest? nearest;
    readonly HashSet<string> familiar;

    /// <param name="kept">File that keeps what was learnt; null to learn it each time.</param>
    public IntentModel(IReadOnlyList<Example> examples, Names names, VectorStore? vectors = null, string? kept = null)
        : this(examples, Read(examples.Select(example => example.Text), names, vectors?.Encoder), vectors, kept)
    {
    }

    /// <param name="requests">What the examples say, in their order.</param>
    public IntentModel(IReadOnlyList<Example> examples, IReadOnlyList<Request> requests, VectorStore? vectors = null, string? kept = null)
    {
        Encoder = vectors?.Encoder;
        Intents = [.. examples.Select(example => example.Intent).Distinct()];
        var places = Intents.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        List<int> labels = [.. examples.Select(example => places[example.Intent])];
        space = new FeatureSpace(requests);
        familiar = [.. requests.Zip(examples).Where(pair => !Examples.IsElsewhere(pair.Second.Intent)).SelectMany(pair => pair.First.Words).Select(Stems.Of)];
        List<SparseVector> words = [.. requests.Select(space.Of)];
        frequency = FrequencyModel.Learn(words, labels, Intents.Count, space.Size);
        if (vectors is null)
        {
            linear = LinearModel.Learn(words, labels, Intents.Count, space.Size, OfWords);
            return;
        }

        var sentences = vectors.Of([.. requests.Select(request => request.Sentence)]);
        nearest = new Nearest(sentences, labels, Intents.Count);
        (linear, joint) = Kept(kept, Fingerprint(examples)) ?? Learn();
        (LinearModel, LinearModel) Learn()
        {
            var ofWords = LinearModel.Learn(words, labels, Intents.Count, space.Size, OfWords);
            var ofBoth = LinearModel.Learn([.. words.Zip(sentences.Whole(), Joined)], labels, Intents.Count, space.Size + SentenceEncoder.Width, OfSentences);
            Keep(kept, Fingerprint(examples), ofWords, ofBoth);
            return (ofWords, ofBoth);
        }
    }

    /// <summary>Learnt once, from what ships with the program; the same in every process.</summary>
    public static IntentModel Shipped => Built.Value;

    public IReadOnlyList<string> Intents { get; }

    /// <summary>Requests to be scored are made with it.</summary>
    public SentenceEncoder? Encoder { get; }

    /// <summary>
    /// What each scorer believes, a share for each of <see cref="Intents"/>, and what it counts; chosen by cross-validation on the shipped lines and the
    /// validation parts of public sets.
    /// </summary>
    public IReadOnlyList<(float[] Shares, double Weight)> Score(Request request)
    {
        var words = space.Of(request);
        return joint is null
            ? [(linear.Score(words), 0.7), (frequency.Score(words), 0.3)]
            : [(joint.Score(Joined(words, request.Vector!)), 0.8), (linear.Score(words), 0.13), (frequency.Score(words), 0.05), (Nearness(request), 0.25)];
    }

    /// <summary>The lines as requests, their names known from Data/names.tsv.</summary>
    public static IReadOnlyList<Request> Read(IEnumerable<string> lines, Names names, SentenceEncoder? encoder = null)
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
            return new Request(said, 0, said.Count, reader.Read(said), word => word, encoder);
        })];
    }

    /// <summary>Is it a word of a line that is something for this desk?</summary>
    public bool IsFamiliar(string stem) => familiar.Contains(stem);

    /// <summary>How near the nearest line of each intent is, -1 to 1; null without an encoder.</summary>
    public float[]? NearestTo(Request request) => nearest is null ? null : nearest.Find(request.Vector!);

    float[] Nearness(Request request)
    {
        var near = nearest!.Find(request.Vector!);
        for (var i = 0; i < near.Length; i++)
        {
            near[i] *= NearnessSlope;
        }

        LinearModel.Softmax(near);
        return near;
    }

    SparseVector Joined(SparseVector words, float[] sentence)
    {
        var count = words.Places.Length;
        var joined = new SparseVector(new int[count + sentence.Length], new float[count + sentence.Length]);
        for (var i = 0; i < count; i++)
        {
            joined.Places[i] = words.Places[i];
            joined.Weights[i] = words.Weights[i] * WordWeight;
        }

        for (var i = 0; i < sentence.Length; i++)
        {
            joined.Places[count + i] = space.Size + i;
            joined.Weights[count + i] = sentence[i] * VectorWeight;
        }

        return joined;
    }

    string Fingerprint(IReadOnlyList<Example> examples) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', examples.Select(example => $"{example.Intent}\t{example.Text}").Prepend($"{Version} {space.Fingerprint} {OfWords} {OfSentences} {VectorWeight} {WordWeight} {System.Numerics.Vector<float>.Count}")))));

    (LinearModel Linear, LinearModel? Joint)? Kept(string? file, string fingerprint)
    {
        try
        {
            if (file is null || !File.Exists(file))
            {
                return null;
            }

            using var reader = new BinaryReader(File.OpenRead(file));
            return reader.ReadString() == fingerprint
                ? (LinearModel.Load(reader, Intents.Count, space.Size), LinearModel.Load(reader, Intents.Count, space.Size + SentenceEncoder.Width))
                : null;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    static void Keep(string? file, string fingerprint, LinearModel linear, LinearModel joint)
    {
        if (file is not null)
        {
            Durable.Write(file, writer =>
            {
                writer.Write(fingerprint);
                linear.Save(writer);
                joint.Save(writer);
            });
        }
    }
}
