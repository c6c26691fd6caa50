namespace Segl.Storage;

/// <summary>A change was asked for a person who does not exist.</summary>
public sealed class PersonMissingException(Guid personId) : Exception($"There is no person {personId}.");
