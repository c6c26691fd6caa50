using System.Text.Json;
using Segl.Rules;

namespace Segl.Storage;

/// <summary>The columns of a security key's row that are compared with the journal.</summary>
internal sealed record KeyRow(Guid PersonId, Guid KeyId, SecurityKeyState State, byte[] CredentialId, byte[] PublicKey);

/// <summary>The state of a person's security keys by their journal, to be compared with the rows (R18).</summary>
internal sealed class KeysInJournal
{
    private sealed record Told(SecurityKeyState State, string? Digest);

    private readonly Dictionary<Guid, Told> keys = [];

    /// <summary>Applies the next line.</summary>
    public void AddLine(JournalLine line)
    {
        SecurityKeyState? becomes = line.What switch
        {
            nameof(Happening.SecurityKeyAdded) => SecurityKeyState.Active,
            nameof(Happening.SecurityKeyBlocked) or nameof(Happening.SecurityKeyCloned) => SecurityKeyState.Blocked,
            nameof(Happening.SecurityKeyDeleted) => SecurityKeyState.Deleted,
            _ => null,
        };
        if (line.What == nameof(Happening.IdentityEnded))
        {
            BlockAll();
        }

        if (becomes is not { } state)
        {
            return;
        }

        using var json = JsonDocument.Parse(line.Facts);
        var facts = json.RootElement;
        if (facts.TryGetProperty("key", out var key) && key.TryGetGuid(out var id))
        {
            keys[id] = new(
                state,
                facts.TryGetProperty("digest", out var digest) ? digest.GetString() : keys.GetValueOrDefault(id)?.Digest
            );
        }
    }

    // The line that ends an identity ends what is active, without a line of its own.
    private void BlockAll()
    {
        foreach (var (id, told) in keys.Where(key => key.Value.State is SecurityKeyState.Active).ToList())
        {
            keys[id] = told with { State = SecurityKeyState.Blocked };
        }
    }

    /// <summary>How a row contradicts the lines; null when it does not.</summary>
    public string? WhyNot(KeyRow row) =>
        !keys.TryGetValue(row.KeyId, out var told) ? "is there, but no line tells that it was added."
        : told.Digest != StoredSecurityKey.DigestOf(row.CredentialId, row.PublicKey)
            ? "is another one than the one that was added."
        : told.State != row.State ? $"is {row.State}, but its last line says {told.State}."
        : null;

    /// <summary>The keys that by the lines should have a row and have none.</summary>
    public IEnumerable<Guid> Without(IEnumerable<Guid> rows) => keys.Keys.Except(rows);
}
