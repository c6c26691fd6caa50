using System.Globalization;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>
/// Who visits the demo. Each browser, also a private window, gets a number and with it citizens, phones and an inbox of
/// its own, so that any number of them use one demo side by side. Only the clock is everybody's.
/// </summary>
internal sealed class DemoBrowsers(Database database, DemoCitizens citizens) : IDisposable
{
    private const string RunSetting = "demo run";
    private const string GivenSetting = "demo browsers";
    private const string Parameter = "browser";

    // Browsers keep a cookie for at most 400 days.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly SemaphoreSlim giving = new(1);
    private int given;

    /// <inheritdoc/>
    public void Dispose() => giving.Dispose();

    /// <summary>Identifies this database: whatever a browser keeps from another one is void.</summary>
    public string Run { get; private set; } = "";

    /// <summary>Reads or creates the identifier of this database.</summary>
    public async Task Know()
    {
        Run = await DemoSettings.Read(database, RunSetting) ?? Guid.NewGuid().ToString("N");
        await DemoSettings.Write(database, RunSetting, Run);
        given = int.Parse(await DemoSettings.Read(database, GivenSetting) ?? "0", CultureInfo.InvariantCulture);
    }

    /// <summary>What a browser tells its phones, and they tell the server: the run and its number.</summary>
    public string NameOf(int browser) => $"{Run}.{browser}";

    /// <summary>The browser by its cookie, or by what a phone in it says; null when it is not of this run.</summary>
    public int? Of(HttpContext context)
    {
        var named = context.Request.Query[Parameter].ToString() is { Length: > 0 } said
            ? said
            : context.Request.Cookies[CookieOf(context)] ?? "";
        var parts = named.Split('.');
        return
            parts.Length == 2
            && parts[0] == Run
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= Volatile.Read(ref given)
            ? number
            : null;
    }

    /// <summary>The browser of a request, or a new one, which is given the next number and citizens who read its
    /// language.</summary>
    public async Task<int> Greet(HttpContext context)
    {
        var browser = Of(context) ?? await Next(Languages.Of(context));
        context.Response.Cookies.Append(
            CookieOf(context),
            NameOf(browser),
            new()
            {
                HttpOnly = true,
                MaxAge = Kept,
                Path = "/",
                SameSite = SameSiteMode.Lax,
            }
        );
        return browser;
    }

    /// <summary>Where the messages of all browsers' citizens go at first.</summary>
    public HashSet<string> AddressesAtFirst() =>
        [
            .. Enumerable
                .Range(1, Volatile.Read(ref given))
                .SelectMany(DemoCitizens.Of)
                .SelectMany(citizen => new[] { citizen.Phone, citizen.Email }),
        ];

    private async Task<int> Next(Language language)
    {
        await giving.WaitAsync();
        try
        {
            var next = given + 1;
            await citizens.Register(next, language);
            await DemoSettings.Write(database, GivenSetting, next.ToString(CultureInfo.InvariantCulture));
            Volatile.Write(ref given, next);
            return next;
        }
        finally
        {
            giving.Release();
        }
    }

    // The ports of a host share their cookies.
    private static string CookieOf(HttpContext context) => $"demo-browser-{context.Request.Host.Port ?? 80}";
}
