namespace Segl.Storage;

/// <summary>
/// How a distributed PostgreSQL (Citus) shards the tables: those of a person by the person, a look-up table by its
/// own key; small shared ones are replicated to every node.
/// </summary>
public static class Distribution
{
    /// <summary>The distribution column of a person's tables.</summary>
    internal const string Person = "person_id";

    // Replicated, and yet a row is a person's: whoever works with Segl.
    private static readonly string[] Roles = ["officer", "operator"];

    // Read only by the migration itself.
    private const string LocalTable = "migration";

    /// <summary>The tables that are replicated to every node.</summary>
    public static IReadOnlySet<string> ReferenceTables { get; } =
        new HashSet<string>
        {
            "client",
            "signing_key",
            "checkpoint",
            "setting",
            "officer",
            "operator",
            "operator_draft",
            "desk",
            "desk_screen",
            "figure",
        };

    /// <summary>The distributed tables, each with its distribution column.</summary>
    public static IReadOnlyDictionary<string, string> Keys { get; } =
        new Dictionary<string, string>
        {
            ["person"] = Person,
            ["app"] = Person,
            ["passkey"] = Person,
            ["activation_code"] = Person,
            ["portal_wait"] = Person,
            ["contact_change"] = Person,
            ["temporary_pin"] = Person,
            ["statement_offer"] = Person,
            ["waiting_login"] = Person,
            ["login"] = Person,
            ["logout_message"] = Person,
            ["push_stop"] = Person,
            ["journal"] = Person,
            ["notice"] = Person,
            ["app_copy"] = Person,
            ["device_order"] = Person,
            ["device"] = Person,
            ["password"] = Person,
            ["witnessing"] = Person,
            ["security_key"] = Person,
            ["security_key_offer"] = Person,
            ["known_document"] = Person,
            ["p_code"] = Person,
            ["person_by_user_id"] = "user_id_key",
            ["person_by_number"] = "number_digest",
            ["person_by_app"] = "app_id",
            ["person_by_activation_code"] = "code_digest",
            ["person_by_wait_stop_link"] = "stop_digest",
            ["person_by_code_stop_link"] = "stop_digest",
            ["person_by_earlier_login"] = "login_id",
            ["person_by_copy_ticket"] = "ticket_digest",
            ["person_by_copy_stop_link"] = "stop_digest",
            ["person_by_document"] = "document_digest",
            ["person_by_p_code"] = "code_digest",
            ["document_check"] = "installation",
            ["document_check_source"] = "source",
            ["installation_person"] = "installation",
            ["push_subscription"] = "installation",
            ["wrong_codes"] = "source",
            ["activation"] = "activation_id",
            ["pushed_request"] = "request_digest",
            ["device_stock"] = "serial",
            ["desk_proposal"] = "desk_id",
            ["officer_day"] = "officer_id",
            ["stock_upload"] = "upload_id",
            ["stock_upload_piece"] = "upload_id",
            ["used_assertion"] = "assertion_digest",
            ["booking"] = "desk_id",
            ["booking_place"] = "desk_id",
            ["booking_hold"] = "desk_id",
            ["booking_by_code"] = "code_digest",
            ["booking_source"] = "source",
            ["walkin"] = "desk_id",
            ["reach_request"] = "desk_id",
            ["erased_leaf"] = "place",
        };

    /// <summary>Whether a table stays on the coordinator.</summary>
    public static bool IsLocal(string table) => table == LocalTable;

    /// <summary>The tables whose rows belong to a person.</summary>
    internal static IEnumerable<string> OfAPerson =>
        [.. Keys.Where(table => table.Value == Person).Select(table => table.Key), .. Roles];

    /// <summary>The statements that distribute the tables; distributed tables are skipped.</summary>
    public static IEnumerable<string> Statements() =>
        [
            .. ReferenceTables.Select(table => Unless(table, $"create_reference_table('{table}')")),
            .. Keys.Select(table =>
                Unless(
                    table.Key,
                    $"create_distributed_table('{table.Key}', '{table.Value}', colocate_with => '{Beside(table)}')"
                )
            ),
        ];

    // The rows of one person are colocated; a look-up table is colocated with no other.
    private static string Beside(KeyValuePair<string, string> table) =>
        table.Value == Person && table.Key != "person" ? "person" : "none";

    private static string Unless(string table, string call) =>
        $"SELECT {call} WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '{table}'::regclass);";
}
