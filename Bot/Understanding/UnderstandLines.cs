using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Demarc.Understanding;

/// <summary>
/// What the interpreter makes of lines of text, as one JSON object a line: text, intent, confidence, outcome, entities (kind, value, text, start), article.
/// A line that asks several things says the first, all entities of the line, and each of them under <c>requests</c>.
/// </summary>
public static class UnderstandLines
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> Of(IEnumerable<string> lines, Interpreter interpreter, DateOnly today) =>
        lines.Select(line => Json(line, interpreter.Read(line, new Context(today))));

    /// <summary>The name a kind has outside of the program: <c>order_id</c>, and for counts what is counted: <c>tn_count</c>, <c>seats</c>, <c>site_count</c>.</summary>
    public static string NameOf(Entity entity) => (entity.Kind, entity.Detail) switch
    {
        (EntityKind.Count, "tn") => "tn_count",
        (EntityKind.Count, "seat") => "seats",
        (EntityKind.Count, "site") => "site_count",
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(entity.Kind.ToString()),
    };

    static string Json(string line, IReadOnlyList<Meaning> meanings)
    {
        var entities = meanings.SelectMany(meaning => meaning.Entities).Distinct().OrderBy(entity => entity.Start);
        var json = Fields(line, meanings[0], entities);
        if (meanings.Count > 1)
        {
            json["requests"] = new JsonArray([.. meanings.Select(meaning => Fields(meaning.Text, meaning, meaning.Entities))]);
        }

        return json.ToJsonString(Plain);
    }

    static JsonObject Fields(string text, Meaning meaning, IEnumerable<Entity> entities)
    {
        var json = new JsonObject
        {
            ["text"] = text,
            ["intent"] = meaning.Intent,
            ["confidence"] = Math.Round(meaning.Confidence, 3),
            ["outcome"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(meaning.Outcome.ToString()),
            ["entities"] = new JsonArray([.. entities.Select(Fields)]),
            ["article"] = meaning.Article,
        };
        if (meaning.Candidates.Count > 0)
        {
            json["candidates"] = new JsonArray([.. meaning.Candidates.Select(candidate => (JsonNode)new JsonObject { ["intent"] = candidate.Intent, ["article"] = candidate.Article, ["label"] = candidate.Label })]);
        }

        return json;
    }

    static JsonNode Fields(Entity entity) => new JsonObject
    {
        ["kind"] = NameOf(entity),
        ["value"] = entity.Value,
        ["text"] = entity.Text,
        ["start"] = entity.Start,
    };
}
