// A website that lets people log in with Segl.
//
//     dotnet run --project samples/ClientCs -- --issuer http://localhost:5080 --client ID --secret SECRET
//     dotnet run --project samples/ClientCs -- --issuer http://localhost:5080 --client ID --key key.pem
//
// The second uses the strict profile. --origin (http://localhost:5090) is the public origin, an https one unless it
// is this machine; --listen is the address to listen on, the same unless a proxy terminates TLS. State between two
// requests is in the browser's own protected cookie, so only ended logins are stored here.
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Segl.Client;

var builder = WebApplication.CreateBuilder(args);
var origin = builder.Configuration["origin"] ?? "http://localhost:5090";
var https = origin.StartsWith("https:", StringComparison.Ordinal);
if (!https && !new Uri(origin).IsLoopback)
{
    throw new InvalidOperationException("--origin is http, but only this machine may be reached so.");
}

var key = builder.Configuration["key"] is { } file ? ECDsa.Create() : null;
key?.ImportFromPem(await File.ReadAllTextAsync(builder.Configuration["key"]!));
var segl = new SeglClient(
    new(
        builder.Configuration["issuer"] ?? "http://localhost:5080",
        builder.Configuration["client"] ?? throw new InvalidOperationException("--client is missing."),
        $"{origin}/back",
        builder.Configuration["secret"],
        key
    ),
    new HttpClient(),
    TimeProvider.System
);
builder.Services.AddDataProtection();
builder.WebHost.UseUrls(builder.Configuration["listen"] ?? origin);
var app = builder.Build();
var cookies = app.Services.GetRequiredService<IDataProtectionProvider>();
var ended = new ConcurrentDictionary<string, bool>();

app.MapGet(
    "/",
    (HttpContext context) =>
        Read<Member>(context, "member") is { } member && !ended.ContainsKey(member.SessionId)
            ? Page(
                $"""
                <h1 id="welcome">Welcome, {WebUtility.HtmlEncode(member.Name)}</h1>
                <dl><dt>Born</dt><dd id="birthdate">{member.BirthDate}</dd><dt>Level</dt><dd id="level">{member.Level}</dd>
                <dt>Subject</dt><dd id="subject">{member.Subject}</dd></dl>
                <form method="post" action="/logout"><button id="logout">Log out</button></form>
                """
            )
            : Page(
                """
                <h1>The library</h1>
                <form method="post" action="/login"><button id="login">Log in with Segl</button></form>
                """
            )
);

app.MapPost(
    "/login",
    async (HttpContext context) =>
    {
        var wish = new LoginWish(Action: key is null ? null : "Log in", Text: key is null ? null : "to the library");
        var (address, attempt) = await segl.Begin(wish, context.RequestAborted);
        Write(context, "attempt", attempt);
        return SeeOther(context, address);
    }
);

app.MapGet(
    "/back",
    async (HttpContext context) =>
    {
        var attempt = Read<LoginAttempt>(context, "attempt");
        Forget(context, "attempt");
        if (attempt is null)
        {
            return Page("<h1>Begin again</h1><p>This browser began no login.</p>", 400);
        }

        try
        {
            var login = await segl.Finish(attempt, name => context.Request.Query[name], context.RequestAborted);
            var person = await segl.UserInfo(login, context.RequestAborted);
            // A new cookie: somebody else may have set the old one in this browser (session fixation).
            Write(
                context,
                "member",
                new Member(
                    login.Subject,
                    Told(person, "name"),
                    Told(person, "birthdate"),
                    login.Level,
                    login.SessionId,
                    login.IdToken
                )
            );
            return SeeOther(context, "/");
        }
        catch (SeglException no)
        {
            return Page(
                $"""
                <h1 id="no">You are not logged in</h1>
                <p id="error">{WebUtility.HtmlEncode(no.Error)}</p><a href="/">Back</a>
                """,
                403
            );
        }
    }
);

app.MapPost(
    "/logout",
    async (HttpContext context) =>
    {
        var member = Read<Member>(context, "member");
        Forget(context, "member");
        if (member is null)
        {
            return SeeOther(context, "/");
        }

        // From now on a stolen copy of the cookie is invalid.
        ended[member.SessionId] = true;
        return SeeOther(context, await segl.LogoutAddress(member.IdToken, $"{origin}/"));
    }
);

app.MapPost(
    "/ended",
    async (HttpContext context) =>
    {
        var form = await context.Request.ReadFormAsync();
        ended[await segl.ReadLogoutToken(form["logout_token"].ToString(), context.RequestAborted)] = true;
        return Results.Ok();
    }
);

await app.RunAsync();

static IResult Page(string body, int status = 200) =>
    Results.Content(
        $"""<!doctype html><html lang="en"><meta charset="utf-8"><title>The library</title><body>{body}</body></html>""",
        "text/html; charset=utf-8",
        null,
        status
    );

static IResult SeeOther(HttpContext context, string address)
{
    context.Response.Headers.Location = address;
    return Results.StatusCode(StatusCodes.Status303SeeOther);
}

// The browser may have removed the scope from the request, so a claim may be missing.
static string Told(JsonElement person, string claim) =>
    person.TryGetProperty(claim, out var told) ? told.GetString()! : throw new SeglException("invalid_answer", claim);

// On https the prefix makes the browser refuse a cookie of a neighbouring host, or one set over http.
string Named(string name) => https ? $"__Host-{name}" : name;

T? Read<T>(HttpContext context, string name)
    where T : class
{
    try
    {
        return context.Request.Cookies[Named(name)] is { } cookie
            ? JsonSerializer.Deserialize<T>(cookies.CreateProtector(name).Unprotect(cookie))
            : null;
    }
    catch (CryptographicException)
    {
        return null;
    }
}

CookieOptions Kept() =>
    new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = https,
    };

void Write<T>(HttpContext context, string name, T value) =>
    context.Response.Cookies.Append(
        Named(name),
        cookies.CreateProtector(name).Protect(JsonSerializer.Serialize(value)),
        Kept()
    );

void Forget(HttpContext context, string name) => context.Response.Cookies.Delete(Named(name), Kept());

internal sealed record Member(
    string Subject,
    string Name,
    string BirthDate,
    string Level,
    string SessionId,
    string IdToken
);
