using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Demarc.Tests.Cards.Gallery;

/// <summary>
/// The published schema of Adaptive Cards 1.5, read directly. It nests alternatives in alternatives, which takes a general validator minutes a card;
/// looking at an element's type before its contents takes milliseconds. It uses few keywords, and one that is not known here fails the check.
/// </summary>
sealed class AdaptiveCardSchema
{
    static readonly HashSet<string> Notes = ["$schema", "id", "definitions", "description", "version", "features", "default", "examples", "example", "format"];
    static readonly Lazy<AdaptiveCardSchema> Published = new(() =>
        new AdaptiveCardSchema(JsonNode.Parse(House.Repository.Read("Bot.Tests/Cards/Schemas/adaptive-card.schema.1.5.0.json"))!.AsObject()));

    readonly JsonObject root;

    AdaptiveCardSchema(JsonObject root) => this.root = root;

    /// <summary>Where the card leaves the schema; empty when it does not.</summary>
    public static List<string> Check(JsonObject card)
    {
        // The schema knows nothing of what Teams adds: members at the top, and drop-downs that filter as people type (later schemas have them).
        var bare = card.DeepClone().AsObject();
        bare.Remove("msteams");
        foreach (var choices in bare["body"]!.AsArray().OfType<JsonObject>().Where(input => input["style"] is JsonValue style && style.GetValue<string>() == "filtered"))
        {
            choices["style"] = "compact";
        }

        var errors = new List<string>();
        Published.Value.Check(bare, Published.Value.root, "$", errors);
        return errors;
    }

    void Check(JsonNode? value, JsonObject schema, string path, List<string> errors)
    {
        foreach (var (keyword, rule) in schema)
        {
            switch (keyword)
            {
                case "$ref":
                    Check(value, Definition(rule!), path, errors);
                    break;
                case "type":
                    Expect(rule!.GetValue<string>() == TypeOf(value), $"is no {rule}", path, errors);
                    break;
                case "enum":
                    Expect(rule!.AsArray().Any(one => JsonNode.DeepEquals(one, value)), $"{value} is none of {rule.ToJsonString()}", path, errors);
                    break;
                case "pattern":
                    Expect(TypeOf(value) != "string" || Regex.IsMatch(value!.GetValue<string>(), rule!.GetValue<string>()), $"{value} does not match {rule}", path, errors);
                    break;
                case "required" when value is JsonObject one:
                    Expect(rule!.AsArray().All(name => one.ContainsKey(name!.GetValue<string>())), $"lacks one of {rule.ToJsonString()}", path, errors);
                    break;
                case "properties" when value is JsonObject one:
                    Properties(one, rule!.AsObject(), schema, path, errors);
                    break;
                case "items" when value is JsonArray array:
                    for (var i = 0; i < array.Count; i++)
                    {
                        Check(array[i], rule!.AsObject(), $"{path}[{i}]", errors);
                    }

                    break;
                case "additionalProperties" when rule is JsonObject inner && value is JsonObject one:
                    foreach (var (name, member) in one)
                    {
                        Check(member, inner, $"{path}.{name}", errors);
                    }

                    break;
                case "allOf":
                    foreach (var part in rule!.AsArray())
                    {
                        Check(value, part!.AsObject(), path, errors);
                    }

                    break;
                case "anyOf":
                    AnyOf(value, rule!.AsArray(), path, errors);
                    break;
                default:
                    Expect(Notes.Contains(keyword) || keyword is "required" or "properties" or "items" or "additionalProperties", $"the schema's {keyword} is not understood", path, errors);
                    break;
            }
        }
    }

    void Properties(JsonObject value, JsonObject properties, JsonObject schema, string path, List<string> errors)
    {
        foreach (var (name, member) in value)
        {
            if (properties[name] is JsonObject rule)
            {
                Check(member, rule, $"{path}.{name}", errors);
            }
            else
            {
                var isClosed = schema["additionalProperties"] is JsonValue closed && !closed.GetValue<bool>();
                Expect(!isClosed || (path == "$" && name == "$schema"), $"has a {name} of its own", path, errors);
            }
        }
    }

    void AnyOf(JsonNode? value, JsonArray choices, string path, List<string> errors)
    {
        var attempts = new List<List<string>>();
        foreach (var choice in choices.Select(choice => choice!.AsObject()).Where(choice => MayBe(value, choice)))
        {
            var attempt = new List<string>();
            Check(value, choice, path, attempt);
            if (attempt.Count == 0)
            {
                return;
            }

            attempts.Add(attempt);
        }

        errors.AddRange(attempts.OrderBy(attempt => attempt.Count).FirstOrDefault() ?? [$"{path}: fits none of {choices.Count} alternatives"]);
    }

    /// <summary>Looks at the type alone: an element of another type need not be read further.</summary>
    bool MayBe(JsonNode? value, JsonObject schema)
    {
        if (value is not JsonObject one || one["type"] is not JsonValue type)
        {
            return true;
        }

        if (schema["$ref"] is { } reference)
        {
            return MayBe(value, Definition(reference));
        }

        if (schema["properties"]?["type"]?["enum"] is JsonArray types)
        {
            return types.Any(name => JsonNode.DeepEquals(name, type));
        }

        return schema["allOf"] is not JsonArray parts || parts.All(part => MayBe(value, part!.AsObject()));
    }

    JsonObject Definition(JsonNode reference) => root["definitions"]![reference.GetValue<string>()["#/definitions/".Length..]]!.AsObject();

    static void Expect(bool isSo, string problem, string path, List<string> errors)
    {
        if (!isSo)
        {
            errors.Add($"{path}: {problem}");
        }
    }

    static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
