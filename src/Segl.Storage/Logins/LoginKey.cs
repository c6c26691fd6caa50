namespace Segl.Storage;

/// <summary>The key of a login: it is stored with its person, so every statement about it names that
/// person.</summary>
/// <param name="PersonId">The person whose user ID was typed; for an unknown one an id that no person has
/// (R91).</param>
/// <param name="LoginId">The login.</param>
public readonly record struct LoginKey(Guid PersonId, Guid LoginId);
