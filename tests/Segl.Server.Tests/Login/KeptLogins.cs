using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Login;

/// <summary>What the database and the browser hold of a login, for whoever knows its id alone.</summary>
internal static class KeptLogins
{
    /// <summary>The login as it is kept; null when it has no row, as before its user ID.</summary>
    public static async Task<Rules.Login?> Find(Database database, Guid login) =>
        await KeyOf(database, login) is { } key
            ? await database.Read(session => session.ExecuteQuery(LoginStore.Find(key)))
            : null;

    /// <summary>Changes a login as nobody but a test does.</summary>
    public static async Task Change(Database database, Guid login, Func<Rules.Login, Rules.Login> change)
    {
        var seen = (await Find(database, login))!;
        Assert.True(
            await database.Write(
                Durability.Durable,
                session =>
                    seen.Step is LoginStep.Approved
                        ? LoginStore.Save(session, seen, change(seen))
                        : WaitingLoginStore.Save(session, seen, change(seen))
            )
        );
    }

    /// <summary>What PostgreSQL does to the tables that it does not log, when it starts after a power cut.</summary>
    public static Task LoseInPowerCut(Database database) =>
        database.Write(
            Durability.Durable,
            session =>
            {
                session.Defer("DELETE FROM waiting_login");
                session.Defer("DELETE FROM statement_offer");
                session.Defer("DELETE FROM pushed_request");
                return Task.CompletedTask;
            }
        );

    /// <summary>The login as the browser carries it, out of the answer that gave it its cookie.</summary>
    public static StartedLogin Carried(TestServer server, HttpResponseMessage answer)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = string.Join(
            "; ",
            answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])
        );
        var id = Guid.Parse(answer.Headers.Location!.OriginalString["/login/".Length..]);
        var browser = server.Parts.GetRequiredService<Browsers>().DigestOf(context)!;
        return server.Parts.GetRequiredService<LoginCookies>().Find(context, id, browser)!;
    }

    private static async Task<LoginKey?> KeyOf(Database database, Guid login)
    {
        var persons = await database.Read(session =>
            session.QueryAll(
                """
                SELECT person_id FROM waiting_login WHERE login_id = @id
                UNION
                SELECT person_id FROM login WHERE login_id = @id
                """,
                row => row.Id(),
                ("id", login)
            )
        );
        return persons is [var person] ? new LoginKey(person, login) : null;
    }
}
