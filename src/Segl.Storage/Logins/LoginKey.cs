namespace Segl.Storage;

/// <summary>Where a login is kept: with its person, so that every statement about it names that person.</summary>
/// <param name="PersonId">Whose user ID was typed; of an unknown one an id that nobody has (R91).</param>
/// <param name="LoginId">The login.</param>
public readonly record struct LoginKey(Guid PersonId, Guid LoginId);
