namespace Segl.Storage;

/// <summary>The database was brought by a newer program to a schema that this one does not know.</summary>
/// <param name="migration">The newest migration that is unknown here.</param>
public sealed class NewerSchemaException(string migration)
    : Exception($"The schema is of a newer program, which ran the migration {migration}.");
