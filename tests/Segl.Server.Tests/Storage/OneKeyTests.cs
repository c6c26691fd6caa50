using System.Text.RegularExpressions;
using Segl.Storage;

namespace Segl.Server.Tests.Storage;

/// <summary>
/// On a distributed PostgreSQL a statement stays on one node: it names the key of each of its tables, and it is one key
/// for all of them. Read out of the source, so that also what no story runs is seen.
/// </summary>
public sealed partial class OneKeyTests
{
    // Background work and the operator's commands, which go over all nodes; and what is known to take two steps.
    private static readonly (string Beginning, string Reason)[] Excused =
    [
        ("UPDATE notice SET secret_wrapped = NULL WHERE secret_wrapped IS NOT NULL", "tidying wipes dead codes"),
        ("SELECT at FROM journal WHERE at >= @from", "the next hour that wants a checkpoint, once an hour"),
        ("SELECT person_id, seq, hash FROM journal WHERE at >= @from", "the tree of an hour, once an hour"),
        (
            "SELECT person_id, number_wrapped, address_wrapped FROM person WHERE person_id > @after",
            "wrapping anew, page by page"
        ),
        ("SELECT person_id, app_id, pin_key_wrapped FROM app WHERE person_id > @after", "the same"),
        ("SELECT person_id, serial, seed_wrapped FROM device WHERE person_id > @after", "the same"),
        ("SELECT person_id FROM person WHERE person_id > @after ORDER BY person_id", "the same"),
        ("SELECT person_id, notice_id, secret_wrapped FROM notice", "the same"),
        ("SELECT activation_id, person_id, app_id, pin_key_wrapped FROM activation", "the same"),
        ("SELECT person_id, app_id, arguments FROM statement_offer WHERE act = 'new-pin'", "the same"),
        ("SELECT number_digest, person_id FROM person_by_number WHERE number_digest IN", "verify-journal"),
        ("SELECT person_id, number_kind, number_wrapped, name, birth_date, user_id", "verify-journal"),
        (
            "SELECT person_id, seq, at, what, facts, statement, hash, mac FROM journal WHERE person_id > @after",
            "the same"
        ),
        ("SELECT person_id, app_id, state, public_key, level FROM app WHERE person_id > @after", "the same"),
        (
            "SELECT person_id, key_id, state, credential_id, public_key FROM security_key WHERE person_id > @after",
            "the same"
        ),
        ("SELECT person_id FROM person WHERE ended_at <= @until", "erasing, in the background"),
        ("SELECT person_id FROM person WHERE {which} LIMIT 1", "the same"),
        ("SELECT place FROM erased_leaf WHERE {which} LIMIT 1", "the same"),
        ("SELECT place, hour, leaf_hash, mac FROM erased_leaf WHERE place > @after", "verify-journal"),
        ("SELECT serial, seed_wrapped FROM device_stock WHERE serial > @after", "wrapping anew, page by page"),
        ("SELECT person_id FROM device_order WHERE order_id = @order", "orders pack and sent, for the operator"),
        (
            "SELECT person_id, order_id, kind, ordered_at, abroad, fee_minor, state, pick_up, serial, sent_at, ended_at "
                + "FROM device_order WHERE state IN",
            "orders list, for the operator, and what is over, in the background"
        ),
        ("SELECT person_id FROM device WHERE serial = @serial", "device, for the operator"),
        ("SELECT kind, state, COUNT(*) FROM device_stock", "stock list, for the operator"),
        ("SELECT upload_id, kind, file_name, size, file_hash", "makers' files, for the operator"),
        ("SELECT serial FROM device_stock WHERE kind = @kind", "the shelf of the demo, which has one node"),
        ("UPDATE notice SET next_try_at = @leased_until", "the courier takes what is due, from every node"),
        ("SELECT person_id, notice_id, channel, address, what, made_at, given_up_at", "dead-letters, for the operator"),
        ("SELECT notice_id, channel, address, what, made_at, next_try_at", "notices, for the operator"),
        ("UPDATE notice SET next_try_at = @now, given_up_at = NULL", "dead-letters --again, for the operator"),
        ("SELECT COUNT(*), MIN(made_at) FROM notice WHERE channel", "how much waits on a channel, for the operator"),
        ("SELECT COUNT(*) FROM (SELECT lpad", "the room on the disk, of no table"),
        ("SELECT person_id, copy_id FROM app_copy WHERE ready_told_at IS NULL", "whose hour is over, from every node"),
        ("SELECT started_at FROM app_copy WHERE ready_told_at IS NULL", "when the next hour is over"),
        ("SELECT person_id, login_id FROM logout_message WHERE next_try_at <= @now", "what is due, from every node"),
        ("SELECT person_id, purpose, code_digest, stop_digest FROM activation_code", "tidying, on every node"),
        ("SELECT person_id, copy_id, stop_digest, ticket_digest FROM app_copy WHERE started_at", "the same"),
        ("SELECT person_id, stop_digest FROM portal_wait WHERE ready_at", "the same"),
        ("SELECT person_id FROM portal_wait WHERE told_at IS NULL", "whose wait is over, from every node"),
        ("SELECT officer_id, kind, done FROM officer_day WHERE day", "what all officers did today, for an operator"),
    ];

    private static readonly Dictionary<string, string> Before = new(Distribution.Keys)
    {
        ["login"] = "login_id",
        ["statement_offer"] = "person_id",
    };

    [Fact]
    public void Each_statement_names_one_key()
    {
        var statements = Statements().ToList();

        Assert.True(statements.Count > 90, $"Only {statements.Count} statements were read.");
        var refused = string.Join(
            "\n",
            statements
                .Where(sql => !Excused.Any(one => sql.StartsWith(one.Beginning, StringComparison.Ordinal)))
                .Select(sql => (sql, Why: WhyNot(sql, Distribution.Keys)))
                .Where(one => one.Why is not null)
                .Select(one => $"{one.Why}: {one.sql}")
        );
        Assert.True(refused.Length == 0, refused);
    }

    [Fact]
    public void What_is_excused_is_there_and_would_be_refused() =>
        Assert.All(
            Excused,
            one =>
                Assert.Contains(
                    Statements(),
                    sql =>
                        sql.StartsWith(one.Beginning, StringComparison.Ordinal)
                        && WhyNot(sql, Distribution.Keys) is not null
                )
        );

    [Theory]
    [InlineData(
        "UPDATE login SET person_id = (SELECT person_id FROM person_by_user_id WHERE user_id_key = @user)"
            + " WHERE login_id = @id"
    )]
    [InlineData(
        "SELECT copy_id FROM app_copy JOIN person_by_copy_ticket AS known ON known.person_id = app_copy.person_id"
            + " WHERE known.ticket_digest = @digest"
    )]
    [InlineData(
        "SELECT copy_id FROM app_copy JOIN person_by_copy_stop_link AS known ON known.person_id = app_copy.person_id"
            + " WHERE known.stop_digest = @digest"
    )]
    [InlineData(
        "UPDATE login SET redeemed_at = @now WHERE login_id = @id"
            + " RETURNING (SELECT p.level FROM person p"
            + " JOIN app a ON a.person_id = p.person_id WHERE p.person_id = login.person_id)"
    )]
    [InlineData("SELECT login_id FROM login WHERE person_id = @person FOR NO KEY UPDATE")]
    [InlineData(
        "SELECT step FROM login WHERE login_id ="
            + " (SELECT login_id FROM statement_offer WHERE person_id = @person) FOR NO KEY UPDATE"
    )]
    [InlineData("SELECT 1 FROM app WHERE person_id = @person AND app_id IN (SELECT app_id FROM passkey)")]
    [InlineData("SELECT 1 FROM app a JOIN passkey p ON p.person_id = @other WHERE a.person_id = @person")]
    [InlineData("UPDATE app SET name = @name WHERE person_id IN (@one, @two)")]
    [InlineData("INSERT INTO app (app_id) VALUES (@app)")]
    [InlineData("SELECT 1 FROM nobody_knows WHERE person_id = @person")]
    public void A_statement_that_would_fail_there_is_found(string sql) => Assert.NotNull(WhyNot(sql, Before));

    [Fact]
    public async Task Every_table_has_its_place()
    {
        await using var empty = await TestDatabase.Make(DatabaseKind.Sqlite);
        await using var database = Database.Open(empty.Configured);
        await Schema.Migrate(database, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        var keys = await database.Read(
            session =>
                session.QueryAll(
                    """
                    SELECT t.name, COALESCE(group_concat(c.name), '')
                    FROM sqlite_master t
                    LEFT JOIN pragma_index_list(t.name) i ON i."unique" = 1
                    LEFT JOIN pragma_index_info(i.name) c ON 1 = 1
                    WHERE t.type = 'table'
                    GROUP BY t.name, i.name
                    """,
                    row => (Table: row.Text(), Columns: row.Text().Split(','))
                ),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            keys.Select(key => key.Table).Distinct().Where(table => !Distribution.IsLocal(table)).Order(),
            Distribution.Keys.Keys.Concat(Distribution.ReferenceTables).Order()
        );
        // Citus refuses a unique index without the key that the table is spread by.
        Assert.All(
            keys.Where(key => Distribution.Keys.ContainsKey(key.Table)),
            key => Assert.Contains(Distribution.Keys[key.Table], key.Columns)
        );
    }

    // Null when the statement stays on one node, or why it does not.
    private static string? WhyNot(string sql, IReadOnlyDictionary<string, string> keys)
    {
        var tables = Table().Matches(sql).Select(found => found.Groups["table"].Value).ToList();
        if (tables.Find(one => !keys.ContainsKey(one) && !IsEverywhere(one)) is { } unknown)
        {
            return $"{unknown} has no place";
        }

        tables.RemoveAll(IsEverywhere);
        var key = tables.Select(table => keys[table]).Distinct().ToList();
        if (tables.Count == 0)
        {
            return null;
        }

        if (key.Count > 1 || (key[0] != "person_id" && tables.Distinct().Count() > 1))
        {
            return "different keys";
        }

        var values = Regex
            .Matches(sql, $@"\b{key[0]} = @(?<value>\w+)")
            .Select(one => one.Groups["value"].Value)
            .ToList();
        var joins = Regex.Count(sql, $@"\b\w+\.{key[0]} = \w+\.{key[0]}\b");
        var inserted = Regex.IsMatch(sql, $@"^INSERT INTO \w+ \([^)]*\b{key[0]}\b[^)]*\)") ? 1 : 0;
        var listed =
            sql.StartsWith("SELECT", StringComparison.Ordinal) && !sql.Contains(" FOR ", StringComparison.Ordinal)
                ? Regex.Count(sql, $@"\b{key[0]} IN(?: \(@|$)")
                : 0;
        return values.Distinct().Count() > 1 ? "two values of the key"
            : values.Count + joins + inserted + listed < tables.Count ? "the key is not named"
            : null;
    }

    private static bool IsEverywhere(string table) =>
        Distribution.ReferenceTables.Contains(table) || Distribution.IsLocal(table);

    private static IEnumerable<string> Statements() =>
        from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
        let text = File.ReadAllText(file)
        let constants = Constant().Matches(text).ToDictionary(one => one.Groups["name"].Value, one => Inner(one))
        from literal in Literal().Matches(text)
        let sql = Plain(Inner(literal), constants)
        where Verb().IsMatch(sql) && !sql.Contains("pg_", StringComparison.Ordinal)
        select sql;

    private static string Inner(Match literal) => literal.Groups["raw"].Value + literal.Groups["line"].Value;

    // Constants are written out, what a condition adds is left out, and all of it is one line.
    private static string Plain(string sql, Dictionary<string, string> constants)
    {
        for (var depth = 0; depth < 3; depth++)
        {
            sql = Regex.Replace(
                sql,
                @"\{(\w+)\}",
                name => constants.GetValueOrDefault(name.Groups[1].Value, name.Value)
            );
        }

        return Regex.Replace(sql, @"\s+", " ").Trim();
    }

    [GeneratedRegex(@"\b(?:FROM|JOIN|INTO|UPDATE) (?<table>[a-z][a-z_]+)\b")]
    private static partial Regex Table();

    [GeneratedRegex("^(SELECT|INSERT INTO|UPDATE|DELETE FROM) [A-Za-z@{(]")]
    private static partial Regex Verb();

    private const string Text = "(?:\"\"\"(?<raw>.*?)\"\"\"|(?<!\")\"(?!\")(?<line>[^\"\\n]*)\"(?!\"))";

    [GeneratedRegex(Text, RegexOptions.Singleline)]
    private static partial Regex Literal();

    [GeneratedRegex(@"const string (?<name>\w+) =\s*\$?" + Text, RegexOptions.Singleline)]
    private static partial Regex Constant();
}
