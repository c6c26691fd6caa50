using System.Text.Json.Nodes;

namespace Segl.Storage;

/// <summary>Something wrapped, where it stands.</summary>
/// <param name="Place">The place.</param>
/// <param name="Wrapped">The bytes as they were read.</param>
/// <param name="RowId">The id of a row that the place alone does not name: a notice's, an activation's.</param>
/// <param name="Beside">The text in which the bytes stand, where they have no column of their own.</param>
public sealed record WrappedRow(WrappedPlace Place, byte[] Wrapped, Guid RowId = default, string? Beside = null);

/// <summary>Finds everything wrapped, and puts it down anew, unless it was changed meanwhile.</summary>
public static class WrappedRows
{
    private const string PinKeyArgument = "pinKeyWrapped";

    /// <summary>
    /// What is wrapped of some persons: number and address, PIN keys and the seeds of devices that have not
    /// ended. Within a change their rows are taken until
    /// its end.
    /// </summary>
    public static async Task<List<WrappedRow>> OfPersons(Session session, Guid after, Guid last)
    {
        var persons = await session.QueryAll(
            $"""
            SELECT person_id, number_wrapped, address_wrapped
            FROM person
            WHERE person_id > @after AND person_id <= @last
            ORDER BY person_id {session.ForChange}
            """,
            row => (Id: row.Id(), Number: row.Bytes(), Address: row.BytesOrNull()),
            ("after", after),
            ("last", last)
        );
        var pinKeys = await session.QueryAll(
            "SELECT person_id, app_id, pin_key_wrapped FROM app WHERE person_id > @after AND person_id <= @last",
            row => new WrappedRow(WrappedPlace.AppPinKey(row.Id(), row.Id()), row.Bytes()),
            ("after", after),
            ("last", last)
        );
        var seeds = await session.QueryAll(
            """
            SELECT person_id, serial, seed_wrapped
            FROM device
            WHERE person_id > @after AND person_id <= @last AND LENGTH(seed_wrapped) > 0
            """,
            row => new WrappedRow(WrappedPlace.HeldDeviceSeed(row.Id(), row.Text()), row.Bytes()),
            ("after", after),
            ("last", last)
        );
        return
        [
            .. persons.Select(one => new WrappedRow(WrappedPlace.PersonNumber(one.Id), one.Number)),
            .. from one in persons
            where one.Address is not null
            select new WrappedRow(WrappedPlace.PostalAddress(one.Id), one.Address),
            .. pinKeys,
            .. seeds,
        ];
    }

    /// <summary>The last of the next persons; null when there are no more.</summary>
    public static async Task<Guid?> EndOfPage(Session session, Guid after, int most) =>
        await session.QueryAll(
            "SELECT person_id FROM person WHERE person_id > @after ORDER BY person_id LIMIT @most",
            row => row.Id(),
            ("after", after),
            ("most", most)
        )
            is [.., var last]
            ? last
            : null;

    /// <summary>The seeds of the next devices in stock.</summary>
    public static Task<List<WrappedRow>> OfStock(Session session, string after, int most) =>
        session.QueryAll(
            """
            SELECT serial, seed_wrapped
            FROM device_stock
            WHERE serial > @after AND LENGTH(seed_wrapped) > 0
            ORDER BY serial
            LIMIT @most
            """,
            row => new WrappedRow(WrappedPlace.DeviceSeed(row.Text()), row.Bytes()),
            ("after", after),
            ("most", most)
        );

    /// <summary>Whose these numbers are, by their digests in hexadecimal.</summary>
    public static async Task<Dictionary<string, Guid>> ByNumbers(Session session, IReadOnlyList<byte[]> digests)
    {
        if (digests.Count == 0)
        {
            return [];
        }

        (string Name, SqlValue Value)[] values = [.. digests.Select((digest, n) => ($"d{n}", (SqlValue)digest))];
        var names = string.Join(", ", values.Select(value => "@" + value.Name));
        var found = await session.QueryAll(
            $"SELECT number_digest, person_id FROM person_by_number WHERE number_digest IN ({names})",
            row => (Digest: Convert.ToHexString(row.Bytes()), Person: row.Id()),
            values
        );
        return found.ToDictionary(one => one.Digest, one => one.Person);
    }

    /// <summary>What else is wrapped: little, and mostly for minutes.</summary>
    public static async Task<List<WrappedRow>> Others(Session session)
    {
        var notices = await session.QueryAll(
            "SELECT person_id, notice_id, secret_wrapped FROM notice WHERE secret_wrapped IS NOT NULL",
            row => (Person: row.Id(), Notice: row.Id(), Wrapped: row.Bytes())
        );
        var activations = await session.QueryAll(
            """
            SELECT activation_id, person_id, app_id, pin_key_wrapped
            FROM activation
            WHERE pin_key_wrapped IS NOT NULL AND person_id IS NOT NULL
            """,
            row => (Id: row.Id(), Place: WrappedPlace.ActivationPinKey(row.Id(), row.Id()), Wrapped: row.Bytes())
        );
        var offers = await session.QueryAll(
            "SELECT person_id, app_id, arguments FROM statement_offer WHERE act = 'new-pin'",
            row => (Place: WrappedPlace.OfferedPinKey(row.Id(), row.Id()), Arguments: row.Text())
        );
        var signingKeys = await session.QueryAll(
            "SELECT purpose, key_id, private_wrapped FROM signing_key",
            row => new WrappedRow(WrappedPlace.SigningKey(row.Text(), row.Text()), row.Bytes())
        );
        return
        [
            .. notices.Select(one => new WrappedRow(WrappedPlace.NoticeSecret(one.Person), one.Wrapped, one.Notice)),
            .. activations.Select(one => new WrappedRow(one.Place, one.Wrapped, one.Id)),
            .. offers.Select(one => new WrappedRow(one.Place, InOffer(one.Arguments), Beside: one.Arguments)),
            .. signingKeys,
        ];
    }

    /// <summary>Puts it down anew, if what stands there is what was read.</summary>
    public static void Replace(Session session, WrappedRow row, byte[] wrapped)
    {
        (string, SqlValue)[] values =
        [
            ("new", wrapped),
            ("old", row.Wrapped),
            ("person", row.Place.PersonId),
            ("row", row.RowId),
            ("app", Guid.TryParse(row.Place.Row, out var app) ? app : default),
            ("key", row.Place.Row.Split(' ')[^1]),
            ("arguments", row.Beside),
            ("after", row.Beside is { } text ? WithPinKey(text, wrapped) : null),
        ];
        session.Defer(StatementFor(row.Place.Column), values);
    }

    private static string StatementFor(WrappedColumn column) =>
        column switch
        {
            WrappedColumn.PersonNumber =>
                "UPDATE person SET number_wrapped = @new WHERE person_id = @person AND number_wrapped = @old",
            WrappedColumn.AppPinKey => """
                UPDATE app SET pin_key_wrapped = @new
                WHERE person_id = @person AND app_id = @app AND pin_key_wrapped = @old
                """,
            WrappedColumn.ActivationPinKey => """
                UPDATE activation SET pin_key_wrapped = @new
                WHERE activation_id = @row AND pin_key_wrapped = @old
                """,
            WrappedColumn.OfferedPinKey => """
                UPDATE statement_offer SET arguments = @after
                WHERE person_id = @person AND app_id = @app AND act = 'new-pin' AND arguments = @arguments
                """,
            WrappedColumn.NoticeSecret => """
                UPDATE notice SET secret_wrapped = @new
                WHERE person_id = @person AND notice_id = @row AND secret_wrapped = @old
                """,
            WrappedColumn.DeviceSeed =>
                "UPDATE device_stock SET seed_wrapped = @new WHERE serial = @key AND seed_wrapped = @old",
            WrappedColumn.HeldDeviceSeed => """
                UPDATE device SET seed_wrapped = @new
                WHERE person_id = @person AND serial = @key AND seed_wrapped = @old
                """,
            WrappedColumn.PostalAddress =>
                "UPDATE person SET address_wrapped = @new WHERE person_id = @person AND address_wrapped = @old",
            WrappedColumn.SigningKey =>
                "UPDATE signing_key SET private_wrapped = @new WHERE key_id = @key AND private_wrapped = @old",
            WrappedColumn.DigestSecret => throw new System.Diagnostics.UnreachableException("It is a setting."),
        };

    private static byte[] InOffer(string arguments) =>
        JsonNode.Parse(arguments)![PinKeyArgument]!.GetValue<string>() is var text
            ? Convert.FromBase64String(text)
            : [];

    private static string WithPinKey(string arguments, byte[] wrapped)
    {
        var json = JsonNode.Parse(arguments)!;
        json[PinKeyArgument] = Convert.ToBase64String(wrapped);
        return json.ToJsonString(PersonChange.FactsFormat);
    }
}
