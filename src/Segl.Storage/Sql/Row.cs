using System.Data.Common;

namespace Segl.Storage;

/// <summary>
/// A forward cursor over the columns of a reader's current row: each call reads the next column, in the order of the
/// SELECT. One cursor serves all rows of a reader.
/// </summary>
public sealed class Row
{
    private readonly DbDataReader reader;
    private int next;

    internal Row(DbDataReader reader) => this.reader = reader;

    /// <summary>How many columns each row has.</summary>
    public int Columns => reader.FieldCount;

    /// <summary>Reads the current row, from its first column to its last.</summary>
    /// <exception cref="InvalidOperationException">Not every column was read: the statement and its mapping do not
    /// agree.</exception>
    internal T Read<T>(Func<Row, T> read)
    {
        next = 0;
        var result = read(this);
        return next == reader.FieldCount
            ? result
            : throw new InvalidOperationException(
                $"{next} of {reader.FieldCount} columns were read; the next one is {reader.GetName(next)}."
            );
    }

    /// <summary>A UUID.</summary>
    public Guid Id() => reader.GetGuid(next++);

    /// <summary>A UUID, or null.</summary>
    public Guid? IdOrNull() => IsNull() ? null : Id();

    /// <summary>A text.</summary>
    public string Text() => reader.GetString(next++);

    /// <summary>A text, or null.</summary>
    public string? TextOrNull() => IsNull() ? null : Text();

    /// <summary>Bytes.</summary>
    public byte[] Bytes() => reader.GetFieldValue<byte[]>(next++);

    /// <summary>Bytes, or null.</summary>
    public byte[]? BytesOrNull() => IsNull() ? null : Bytes();

    /// <summary>An INTEGER.</summary>
    public int Int() => reader.GetInt32(next++);

    /// <summary>An INTEGER, or null.</summary>
    public int? IntOrNull() => IsNull() ? null : Int();

    /// <summary>A BIGINT.</summary>
    public long Long() => reader.GetInt64(next++);

    /// <summary>A BIGINT, or null.</summary>
    public long? LongOrNull() => IsNull() ? null : Long();

    /// <summary>A DOUBLE PRECISION.</summary>
    public double Double() => reader.GetDouble(next++);

    /// <summary>A BOOLEAN.</summary>
    public bool Flag() => reader.GetBoolean(next++);

    /// <summary>A day, stored as a text such as 1954-09-17.</summary>
    public DateOnly Date() => DateOnly.ParseExact(Text(), "yyyy-MM-dd");

    /// <summary>An instant, stored as milliseconds since 1970.</summary>
    public DateTimeOffset Instant() => DateTimeOffset.FromUnixTimeMilliseconds(Long());

    /// <summary>An instant, or null.</summary>
    public DateTimeOffset? InstantOrNull() => IsNull() ? null : Instant();

    /// <summary>A member of an enum by its name; an unknown name throws, since the row is damaged.</summary>
    public T Word<T>()
        where T : struct, Enum =>
        Text() is var name && Enum.TryParse<T>(name, out var word) && Enum.GetName(word) == name
            ? word
            : throw new InvalidDataException($"A row has no such {typeof(T).Name}.");

    /// <summary>A member of an enum by its name, or null.</summary>
    public T? WordOrNull<T>()
        where T : struct, Enum => IsNull() ? null : Word<T>();

    /// <summary>All columns with their names; a value is a UUID, text, number, Boolean or bytes, null for none.</summary>
    internal List<(string Name, object? Value)> Named()
    {
        var all = new List<(string, object?)>();
        while (next < reader.FieldCount)
        {
            var name = reader.GetName(next);
            // SQLite has no Booleans of its own, only columns that are declared so.
            var isFlag = reader.GetDataTypeName(next).Equals("boolean", StringComparison.OrdinalIgnoreCase);
            all.Add(
                (
                    name,
                    IsNull() ? null
                    : isFlag ? Flag()
                    : Value()
                )
            );
        }

        return all;
    }

    /// <summary>A key of a look-up: a UUID or bytes.</summary>
    internal SqlValue Key() => reader.GetFieldType(next) == typeof(byte[]) ? Bytes() : Id();

    /// <summary>A value of any type; <see cref="DBNull"/> for none.</summary>
    public object Value() => reader.GetValue(next++);

    // Reading a null consumes its column.
    private bool IsNull()
    {
        if (!reader.IsDBNull(next))
        {
            return false;
        }

        next++;
        return true;
    }
}
