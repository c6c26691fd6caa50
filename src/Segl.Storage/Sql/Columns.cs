using System.Data.Common;

namespace Segl.Storage;

/// <summary>Reads columns as the rules want them.</summary>
public static class Columns
{
    extension(DbDataReader row)
    {
        /// <summary>An instant kept as milliseconds since 1970.</summary>
        public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

        /// <summary>An instant, or null.</summary>
        public DateTimeOffset? InstantOrNull(int column) => row.IsDBNull(column) ? null : row.Instant(column);

        /// <summary>A text, or null.</summary>
        public string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        /// <summary>An id, or null.</summary>
        public Guid? IdOrNull(int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

        /// <summary>Bytes.</summary>
        public byte[] Bytes(int column) => row.GetFieldValue<byte[]>(column);

        /// <summary>Bytes, or null.</summary>
        public byte[]? BytesOrNull(int column) => row.IsDBNull(column) ? null : row.Bytes(column);

        /// <summary>A word of an enum; a row with an unknown word is damaged and throws.</summary>
        public T Word<T>(int column)
            where T : struct, Enum => Enum.Parse<T>(row.GetString(column));

        /// <summary>A word of an enum, or null.</summary>
        public T? WordOrNull<T>(int column)
            where T : struct, Enum => row.IsDBNull(column) ? null : row.Word<T>(column);
    }
}
