using System.Runtime.InteropServices;
using System.Text.Json;
using Demarc.Tests.House;
using Demarc.Understanding.Encoder;

namespace Demarc.Tests.Understanding.Encoder;

public sealed class SentenceEncoderTests(ITestOutputHelper output)
{
    const double Close = 1e-5;
    const double EnoughMilliseconds = 4;

    static readonly string[] Sentences = JsonSerializer.Deserialize<string[]>(Repository.Read("Bot.Tests/Understanding/Encoder/sentences.json"))!;

    static SentenceEncoder Encoder => SentenceEncoder.Shipped ?? throw new InvalidOperationException(SentenceEncoder.Problem);

    /// <summary>vectors.bin is written by vectors.mjs with the package's own runtime.</summary>
    [Fact]
    public void Its_numbers_are_those_of_the_models_own_runtime()
    {
        var expected = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(Repository.Root, "Bot.Tests/Understanding/Encoder/vectors.bin"))).ToArray();

        var furthest = Sentences.Index().Max(each => Encoder.Encode(each.Item).Zip(expected.AsSpan(each.Index * SentenceEncoder.Width, SentenceEncoder.Width).ToArray(), (one, other) => Math.Abs(one - other)).Max());

        output.WriteLine($"{Sentences.Length} sentences, at most {furthest:0.0e0} apart");
        Assert.Equal(200, Sentences.Length);
        Assert.Equal(200 * SentenceEncoder.Width, expected.Length);
        Assert.InRange(furthest, 0, Close);
    }

    [Fact]
    public void A_question_takes_a_few_milliseconds()
    {
        string[] questions = [.. Desk.Rows("gold.tsv").Take(100).Select(row => row[0])];
        void All() => Array.ForEach(questions, question => Encoder.Encode(question));

        var each = Undisturbed.Of(All, TimeSpan.FromMilliseconds(EnoughMilliseconds * questions.Length)).TotalMilliseconds / questions.Length;

        output.WriteLine($"{each:0.00} ms a question");
        Assert.InRange(each, 0, 3 * EnoughMilliseconds);
    }

    [Fact]
    public void What_means_the_same_is_near_and_what_does_not_is_not()
    {
        float Near(string one, string other) => Rows.Dot(Encoder.Encode(one), Encoder.Encode(other));

        Assert.True(Near("when do I get paid", "how long until my commission arrives") > Near("when do I get paid", "the circuit has no power outlet"));
        Assert.Equal(1, Near("same words", "same words"), 1e-5);
    }

    [Fact]
    public void Nothing_gives_nothing_and_endless_text_is_cut()
    {
        Assert.All(Encoder.Encode(""), number => Assert.Equal(0, number));
        Assert.Equal(Encoder.Encode(string.Join(' ', Enumerable.Repeat("order", 500))), Encoder.Encode(string.Join(' ', Enumerable.Repeat("order", 50_000))));
        Assert.Equal(1, Rows.Dot(Encoder.Encode("\uD800 lone"), Encoder.Encode("\uD800 lone")), 1e-5);
    }

    [Fact]
    public void Without_the_model_it_says_so_and_how_to_get_it()
    {
        var (encoder, problem) = SentenceEncoder.Open(Path.Combine(Path.GetTempPath(), "demarc-no-model"));

        Assert.Null(encoder);
        Assert.Contains("by their words alone", problem, StringComparison.Ordinal);
        Assert.Contains("npm", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_model_is_no_crash()
    {
        var folder = Directory.CreateTempSubdirectory("demarc-model-").FullName;
        foreach (var file in Directory.GetFiles(SentenceEncoder.ModelFolder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        File.WriteAllBytes(Path.Combine(folder, "group1-shard7of7"), [1, 2, 3]);
        var cut = SentenceEncoder.Open(folder);
        File.WriteAllText(Path.Combine(folder, "model.json"), "{\"weightsManifest\": 3}");
        var other = SentenceEncoder.Open(folder);
        Directory.Delete(folder, recursive: true);

        Assert.Null(cut.Encoder);
        Assert.Contains("shards", cut.Problem, StringComparison.Ordinal);
        Assert.Null(other.Encoder);
        Assert.NotNull(other.Problem);
    }
}
