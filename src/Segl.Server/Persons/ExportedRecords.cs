using System.Buffers.Text;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Segl.Server.Terms;

namespace Segl.Server.Persons;

/// <summary>
/// Writes records as JSON that a person can read: instants as dates, JSON inside a column as JSON, what an app signed
/// beside its signature. What is encrypted is named and not shown, but for the person's own number and address.
/// </summary>
internal sealed class ExportedRecords(
    Stream written,
    Func<byte[], string> unwrapNumber,
    Func<byte[], string> unwrapAddress
) : IDisposable
{
    private const string Number = "number_wrapped";
    private const string Address = "address_wrapped";
    private const string NotShown = "(a secret, not shown)";

    // The only hash that is a text; the journal's are bytes.
    private const string OfPassword = "hash";
    private static readonly string[] Secrets = ["auth"];

    // By name: a user ID or a browser's name may begin like JSON, too.
    private static readonly string[] JsonColumns = ["facts", "request", "talk", "arguments", "data"];

    private readonly Utf8JsonWriter json = new(
        written,
        new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    /// <summary>Begins the document.</summary>
    public void Begin(DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteString("what", "All that Segl keeps about one person.");
        json.WriteString("at", Instant(now.ToUnixTimeMilliseconds()));
        json.WriteStartArray("records");
    }

    /// <summary>Writes the rows of a table.</summary>
    public void Add(KeptKind kind, string table, List<List<(string Name, object? Value)>> rows)
    {
        json.WriteStartObject();
        json.WriteString("what", kind.What);
        json.WriteString("kept", kind.Kept);
        json.WriteStartArray(table);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var (name, value) in row.Where(column => column.Value is not null))
            {
                Write(name, value!);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Ends the document.</summary>
    public void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private void Write(string name, object value)
    {
        switch (value)
        {
            case byte[] wrapped when name == Number:
                json.WriteString("number", unwrapNumber(wrapped));
                break;
            case byte[] wrapped when name == Address:
                json.WriteString("address", unwrapAddress(wrapped));
                break;
            case byte[] when name.EndsWith("_wrapped", StringComparison.Ordinal) || Secrets.Contains(name):
            case string when name == OfPassword:
                json.WriteString(name, NotShown);
                break;
            case byte[] bytes:
                json.WriteString(name, Base64Url.EncodeToString(bytes));
                break;
            case long milliseconds when IsInstant(name):
                json.WriteString(name, Instant(milliseconds));
                break;
            case string text when JsonColumns.Contains(name) && text.StartsWith('{'):
                json.WritePropertyName(name);
                WithStatement(JsonNode.Parse(text)!.AsObject()).WriteTo(json);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int or long:
                json.WriteNumber(name, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(name, $"{value}");
                break;
        }
    }

    // What an app signed is readable only inside its compact form (RFC 7515).
    private static JsonObject WithStatement(JsonObject facts)
    {
        if (
            facts["statement"] is JsonValue value
            && value.TryGetValue<string>(out var compact)
            && compact.Split('.') is [_, var payload, _]
        )
        {
            facts["signed"] = JsonNode.Parse(Base64Url.DecodeFromChars(payload));
        }

        return facts;
    }

    private static bool IsInstant(string column) =>
        column is "at" or "number_from"
        || column.EndsWith("_at", StringComparison.Ordinal)
        || column.EndsWith("_until", StringComparison.Ordinal);

    private static string Instant(long milliseconds) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(milliseconds)
            .ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
