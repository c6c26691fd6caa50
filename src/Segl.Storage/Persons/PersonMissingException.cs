namespace Segl.Storage;

/// <summary>A change was requested for a person who does not exist.</summary>
public sealed class PersonMissingException(Guid personId) : Exception($"There is no person {personId}.");
