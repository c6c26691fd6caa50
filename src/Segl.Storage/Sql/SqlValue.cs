using NpgsqlTypes;

namespace Segl.Storage;

/// <summary>
/// A typed SQL parameter, also for null: PostgreSQL prepares a statement for the types of its parameters, and an
/// untyped null would be a separate statement, planned anew each time.
/// </summary>
public readonly struct SqlValue
{
    private SqlValue(object? content, NpgsqlDbType type) => (Content, Type) = (content ?? DBNull.Value, type);

    /// <summary>The value for either database; <see cref="DBNull"/> for none.</summary>
    internal object Content { get; }

    /// <summary>Its type in PostgreSQL.</summary>
    internal NpgsqlDbType Type { get; }

    /// <summary>A UUID.</summary>
    public static implicit operator SqlValue(Guid? value) => new(value, NpgsqlDbType.Uuid);

    /// <summary>A TEXT.</summary>
    public static implicit operator SqlValue(string? value) => new(value, NpgsqlDbType.Text);

    /// <summary>A BYTEA.</summary>
    public static implicit operator SqlValue(byte[]? value) => new(value, NpgsqlDbType.Bytea);

    /// <summary>An INTEGER.</summary>
    public static implicit operator SqlValue(int? value) => new(value, NpgsqlDbType.Integer);

    /// <summary>A BIGINT.</summary>
    public static implicit operator SqlValue(long? value) => new(value, NpgsqlDbType.Bigint);

    /// <summary>A DOUBLE PRECISION.</summary>
    public static implicit operator SqlValue(double? value) => new(value, NpgsqlDbType.Double);

    /// <summary>A BOOLEAN.</summary>
    public static implicit operator SqlValue(bool? value) => new(value, NpgsqlDbType.Boolean);

    /// <summary>An instant, stored as milliseconds since 1970.</summary>
    public static implicit operator SqlValue(DateTimeOffset? value) =>
        new(value?.ToUnixTimeMilliseconds(), NpgsqlDbType.Bigint);

    /// <summary>A member of an enum, stored by its name as TEXT.</summary>
    public static implicit operator SqlValue(Enum? value) => new(value?.ToString(), NpgsqlDbType.Text);
}
