using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>The columns of an app's row that are compared with the journal.</summary>
internal sealed record AppRow(Guid PersonId, Guid AppId, AppState State, byte[] PublicKey, AssuranceLevel Level);

/// <summary>The state of a person's apps by their journal, to be compared with the rows.</summary>
internal sealed class AppsInJournal
{
    private sealed record Told(AppState State, bool ByWrongPins, string? KeyDigest, string? Level);

    private readonly Dictionary<Guid, Told> apps = [];

    /// <summary>Applies the next line.</summary>
    public void AddLine(JournalLine line)
    {
        AppState? becomes = line.What switch
        {
            nameof(Happening.AppActivated) => AppState.Active,
            nameof(Happening.AppBlocked) => AppState.Blocked,
            nameof(Happening.AppDeleted) => AppState.Deleted,
            _ => null,
        };
        if (becomes is not { } state)
        {
            return;
        }

        using var json = JsonDocument.Parse(line.Facts);
        var facts = json.RootElement;
        if (!facts.TryGetProperty("app", out var app) || !app.TryGetGuid(out var id))
        {
            return;
        }

        apps[id] =
            state is AppState.Active
                ? new(state, ByWrongPins: false, KeyIn(Text(facts, "statement")), Text(facts, "level"))
                : (apps.GetValueOrDefault(id) ?? new(state, false, null, null)) with
                {
                    State = state,
                    ByWrongPins = Text(facts, "because") is not null,
                };
    }

    /// <summary>How a row contradicts the lines; null when it does not.</summary>
    public string? WhyNot(AppRow row) =>
        !apps.TryGetValue(row.AppId, out var told) ? "is there, but no line tells of its activation."
        : told.KeyDigest is { } key && key != Base64Url.EncodeToString(SHA256.HashData(row.PublicKey))
            ? "has another key than the one that was activated."
        : told.Level is { } level && level != row.Level.ToString() ? "has another level than when it was activated."
        : told.State != row.State && !(told is { State: AppState.Blocked, ByWrongPins: true })
            ? $"is {row.State}, but its last line says {told.State}."
        : null;

    /// <summary>The apps that by the lines should have a row and have none.</summary>
    public IEnumerable<Guid> Without(IEnumerable<Guid> rows) =>
        apps.Where(app => app.Value.State is not AppState.Deleted).Select(app => app.Key).Except(rows);

    private static string? Text(JsonElement facts, string name) =>
        facts.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    // The statement of an activation names the digest of the new app's key.
    private static string? KeyIn(string? statement)
    {
        if (statement?.Split('.') is not [_, var payload, _])
        {
            return null;
        }

        using var json = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
        return Text(json.RootElement, "key");
    }
}
