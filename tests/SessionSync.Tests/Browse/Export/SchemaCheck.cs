using System.Text.Json;

namespace SessionSync.Tests.Browse.Export;

/// <summary>Checks a value against as much of JSON Schema as the published schema uses; any other keyword is refused.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    public bool Fits(JsonElement value, JsonElement schema) => schema.EnumerateObject().All(keyword => keyword.Name switch
    {
        "$schema" or "$defs" or "title" or "description" or "format" => true,
        "$ref" => Fits(value, Resolve(keyword.Value.GetString()!)),
        "type" => keyword.Value.ValueKind == JsonValueKind.Array ? keyword.Value.EnumerateArray().Any(type => IsOf(value, type.GetString()!)) : IsOf(value, keyword.Value.GetString()!),
        "const" => JsonElement.DeepEquals(value, keyword.Value),
        "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(value, one)),
        "oneOf" => keyword.Value.EnumerateArray().Count(one => Fits(value, one)) == 1,
        "items" => value.EnumerateArray().All(item => Fits(item, keyword.Value)),
        "required" => keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
        "properties" => value.EnumerateObject().All(property => !keyword.Value.TryGetProperty(property.Name, out JsonElement of) || Fits(property.Value, of)),
        "additionalProperties" => !keyword.Value.GetBoolean() && value.EnumerateObject().All(property => schema.GetProperty("properties").TryGetProperty(property.Name, out _)),
        _ => throw new NotSupportedException(keyword.Name),
    });

    public JsonElement Resolve(string reference) => reference.Split('/').Skip(1).Aggregate(root, static (at, name) => at.GetProperty(name));

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException(type),
    };
}
