using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.SecurityKeys;

/// <summary>What an owner, or an officer for them, does with a security key: give it a name, block or delete it.</summary>
internal static class HeldKeys
{
    /// <summary>Gives it another name, which none of the owner's authenticators has.</summary>
    public static async Task<Refusal?> Rename(PersonChange change, Guid id, string? typed)
    {
        var held = await Authenticators.Of(change.Session, change.Person.Id);
        if (held.UsableKey is not { } key || key.Id != id)
        {
            return new(Reason.NotFound);
        }

        if (!AuthenticatorNames.Read(typed, held.NamesBut($"{id}")).IsGranted(out var name, out var refused))
        {
            return refused;
        }

        SecurityKeyStore.Save(change.Session, key with { Name = name });
        change.Record(Happening.SecurityKeyRenamed, new { key = id, name });
        return null;
    }

    /// <summary>
    /// Blocks or deletes it, and ends the logins in which it was used (T-77). R19 does not ask for it: a security key lets
    /// nobody in by itself, so that nobody is locked out without it.
    /// </summary>
    /// <param name="change">The person, whose row is locked.</param>
    /// <param name="id">The key.</param>
    /// <param name="end">Blocked or Deleted; what is blocked can still be deleted.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="approvedBy">The app that approved it; null where none did.</param>
    /// <param name="login">The login in which it was approved or done; null where there is none.</param>
    public static async Task<Refusal?> End(
        PersonChange change,
        Guid id,
        SecurityKeyState end,
        string by,
        Guid? approvedBy = null,
        Guid? login = null
    )
    {
        var held = await Authenticators.Of(change.Session, change.Person.Id);
        if (held.Keys.FirstOrDefault(one => one.Id == id && one.State < end) is not { } key)
        {
            return new(Reason.NotFound);
        }

        EndUse(change, key, end);
        change.Record(
            end is SecurityKeyState.Deleted ? Happening.SecurityKeyDeleted : Happening.SecurityKeyBlocked,
            new
            {
                key = id,
                name = key.Name,
                by,
                approvedBy,
                login,
            }
        );
        return null;
    }

    /// <summary>Blocks it, and ends the logins in which it was used; the caller writes the line of the journal.</summary>
    public static void Block(PersonChange change, StoredSecurityKey key) =>
        EndUse(change, key, SecurityKeyState.Blocked);

    private static void EndUse(PersonChange change, StoredSecurityKey key, SecurityKeyState end)
    {
        SecurityKeyStore.Save(change.Session, key with { State = end });
        LoginTokenStore.EndAllOfKey(change, key.Id);
    }
}
