using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Demarc.Channels;
using Demarc.Channels.Teams;

namespace Demarc.Tests.Channels.Teams;

/// <summary>Whatever arrives, reading it neither throws nor invents: members lost, swapped, retyped, cut bytes, random bytes.</summary>
public sealed class ActivityReaderPropertyTests
{
    static readonly Gen<string> HostileText = Gen.OneOf(
        Gen.String,
        OneOf(["<at>", "</at><at>", "<", "&#x110000;", "&#;", "\u0000\u202E", "<at>Demarc</at>", new string('<', 5000), "{\"feedbackText\":", "28:", ";messageid="]));

    static readonly Gen<JsonNode?> Value = Gen.OneOf(
        HostileText.Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Const((JsonNode?)null),
        Gen.Int[0, 3].Select(count => (JsonNode?)new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode?)JsonValue.Create(i))])),
        Gen.Const(true).Select(_ => (JsonNode?)new JsonObject { ["id"] = 1, ["type"] = new JsonObject() }));

    internal static readonly Gen<(string Name, int Place, JsonNode? Value, bool Remove)[]> Mutations =
        Gen.Select(OneOf(Recorded.Names), Gen.Int[0, 400], Value, Gen.Bool).Array[1, 4];

    [Fact]
    public void A_mutated_activity_is_read_without_a_throw() => Mutations.Sample(
        mutations =>
        {
            var node = Recorded.Node(mutations[0].Name);
            foreach (var (_, place, value, remove) in mutations)
            {
                Mutate(node, place, value, remove);
            }

            _ = Parsed(Encoding.UTF8.GetBytes(node.ToJsonString()));
        },
        iter: 3000);

    [Fact]
    public void Damaged_bytes_are_read_or_refused_without_a_throw() => Gen.Select(OneOf(Recorded.Names), Gen.Int[0, 3000], Gen.Byte, Gen.Int[0, 3000]).Sample(
        (name, at, with, length) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Recorded.Node(name).ToJsonString());
            bytes[at % bytes.Length] = with;
            _ = Parsed(bytes);
            _ = Parsed(bytes[..(length % bytes.Length)]);
        },
        iter: 3000);

    [Fact]
    public void Random_bytes_are_no_activity() => Gen.Byte.Array[0, 200].Sample(bytes => JsonBody.Parse(bytes) is not { } document || Used(document), iter: 3000);

    [Theory]
    [InlineData("""{"type":"message","text":"\ud800"}""")]
    [InlineData("""{"type":"message","\udc00x":1}""")]
    [InlineData("""[{"type":"message"}]""")]
    [InlineData("\"message\"")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"type":"message"} trailing""")]
    public void Unsound_json_is_refused_before_it_is_read(string body) => Assert.Null(JsonBody.Parse(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Brackets_without_end_are_refused() =>
        Assert.Null(JsonBody.Parse(Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}")));

    [Fact]
    public void Overlong_utf8_is_refused() => Assert.Null(JsonBody.Parse([.. "{\"type\":\"a"u8, 0xC0, 0xAF, .. "\"}"u8]));

    [Fact]
    public void A_text_made_to_be_slow_is_read_at_once()
    {
        var node = Recorded.Node("message-html");
        node["text"] = string.Concat(Enumerable.Repeat("<at <at <br ", 20_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        _ = ActivityReader.Read(Recorded.Element(node), DateTimeOffset.UnixEpoch);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    static Gen<string> OneOf(IReadOnlyList<string> values) => Gen.Int[0, values.Count - 1].Select(i => values[i]);

    static bool Parsed(byte[] bytes) => JsonBody.Parse(bytes) is { } document && Used(document);

    static bool Used(System.Text.Json.JsonDocument document)
    {
        using (document)
        {
            _ = ActivityReader.Read(document.RootElement, DateTimeOffset.UnixEpoch);
            return true;
        }
    }

    internal static void Mutate(JsonObject root, int place, JsonNode? value, bool remove)
    {
        var members = Members(root).ToList();
        var (parent, name) = members[place % members.Count];
        if (remove)
        {
            parent.Remove(name);
        }
        else
        {
            parent[name] = value?.DeepClone();
        }
    }

    static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Members(member.Value).Prepend((parent, member.Key))),
        JsonArray list => list.SelectMany(Members),
        _ => [],
    };
}
