using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Desks;
using Segl.Server.Desks.Guarding;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Tests.Desks;

/// <summary>Somebody without a login who books a time at a desk, over HTTP.</summary>
internal sealed partial class BookingStory : IAsyncDisposable
{
    private BookingStory(TestServer server, ServiceDesk desk) => (Server, Desk) = (server, desk);

    public TestServer Server { get; }

    public ServiceDesk Desk { get; }

    public DateTimeOffset Now => Server.Clock.GetUtcNow();

    /// <summary>A desk with two places.</summary>
    public static ServiceDesk Aarhus { get; } =
        new(
            "aarhus",
            "Borgerservice Aarhus",
            "Vej 1",
            "8000",
            "Aarhus C",
            new(56.1572, 10.2107),
            "Europe/Copenhagen",
            "+4587654321",
            null,
            null,
            OpeningHours.Read("mon-fri 09:00-15:00")!,
            new HashSet<DateOnly>(),
            2,
            TimeSpan.FromMinutes(20)
        );

    public static async Task<BookingStory> Begin(DatabaseKind kind, ServiceDesk? desk = null)
    {
        var server = await TestServer.Start(kind);
        await Save(server, desk ?? Aarhus);
        return new(server, desk ?? Aarhus);
    }

    public static Task Save(TestServer server, ServiceDesk desk) =>
        server.Database.Write(
            Durability.Durable,
            session =>
            {
                DeskStore.Save(session, desk);
                return Task.CompletedTask;
            }
        );

    /// <summary>A time of the desk, by the clock on its wall.</summary>
    public DateTimeOffset At(DateOnly day, int hour, int minute = 0) =>
        DeskClock
            .Slots(Desk, day)
            .Select(slot => slot.StartsAt)
            .Single(at => TimeOnly.FromDateTime(DeskClock.Local(Desk.Zone, at).DateTime) == new TimeOnly(hour, minute));

    /// <summary>Sends the form.</summary>
    public async Task<HttpResponseMessage> Send(
        DateTimeOffset at,
        string contact = "12345678",
        Guid? form = null,
        string? from = null
    )
    {
        var id = form ?? Guid.NewGuid();
        var (challenge, work) = Solved(id);
        using var client = from is null ? Server.NewClient() : Server.NewClient(IPAddress.Parse(from));
        return await client.PostAsync(
            $"/desks/{Desk.Id}/book?lang=en",
            Form(
                ("at", $"{at.ToUnixTimeSeconds()}"),
                ("form", $"{id}"),
                ("purpose", "NewPin"),
                ("contact", contact),
                ("challenge", challenge),
                ("work", work)
            )
        );
    }

    /// <summary>What a browser's script finds.</summary>
    public (string Challenge, string Work) Solved(Guid form)
    {
        var puzzle = Server.Parts.GetRequiredService<Puzzle>();
        var challenge = puzzle.Challenge(form, Now);
        for (var number = 0; ; number++)
        {
            if (Puzzle.HasZeroBits(challenge, $"{number}"))
            {
                return (challenge, $"{number}");
            }
        }
    }

    /// <summary>Holds a time; the answer leads to where the proof is typed.</summary>
    public async Task<Guid> Hold(DateTimeOffset at, string contact = "12345678")
    {
        var answer = await Send(at, contact);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return IdIn(answer);
    }

    /// <summary>The appointment that an answer leads to.</summary>
    public static Guid IdIn(HttpResponseMessage answer) =>
        Guid.Parse(BookingId().Match(answer.Headers.Location!.OriginalString).Groups[1].Value);

    /// <summary>Types the code of the message.</summary>
    public async Task<HttpResponseMessage> Prove(Guid id, string? typed = null)
    {
        using var client = Server.NewClient();
        return await client.PostAsync(
            $"/desks/{Desk.Id}/prove/{id}?lang=en",
            Form(("code", typed ?? Server.Codes.BookingProof(id)))
        );
    }

    /// <summary>Holds and proves.</summary>
    /// <returns>The code of the appointment.</returns>
    public async Task<string> Book(DateTimeOffset at, string contact = "12345678")
    {
        var id = await Hold(at, contact);
        Assert.Equal(HttpStatusCode.SeeOther, (await Prove(id)).StatusCode);
        return Server.Codes.BookingCode(id);
    }

    /// <summary>Opens a page.</summary>
    public async Task<(HttpStatusCode Status, string Body)> Open(string path)
    {
        using var client = Server.NewClient();
        var answer = await client.GetAsync(path);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Presses a button.</summary>
    public async Task<HttpStatusCode> Press(string path)
    {
        using var client = Server.NewClient();
        return (await client.PostAsync(path, Form())).StatusCode;
    }

    /// <summary>The appointment.</summary>
    public Task<Booking?> Find(string code) =>
        Server.Database.Read(session => BookingStore.ByCode(session, Server.Codes.OfBookingCode(code)));

    /// <summary>How many places are taken at a time.</summary>
    public async Task<int> Taken(DateTimeOffset at) =>
        (
            await Server.Database.Read(session =>
                BookingPlaceStore.Taken(session, Desk.Id, at, at + TimeSpan.FromMilliseconds(1), Now)
            )
        ).Count;

    /// <summary>The messages as they are written, oldest first; those of the future, too.</summary>
    public async Task<List<(DateTimeOffset At, BookingMessage Message)>> Messages()
    {
        var messages = Server.Parts.GetRequiredService<BookingMessages>();
        var all = await Server.Database.Read(session =>
            session.QueryAll(
                """
                SELECT person_id, notice_id, channel, address, what, facts, language, made_at, valid_until, tries
                FROM notice
                ORDER BY made_at, notice_id
                """,
                row => new DueNotice(
                    row.Id(),
                    row.Id(),
                    row.Word<Channel>(),
                    row.Text(),
                    row.Word<Happening>(),
                    row.Text(),
                    row.Text(),
                    null,
                    row.Instant(),
                    row.InstantOrNull(),
                    row.Int(),
                    ""
                )
            )
        );
        return all.ConvertAll(one => (one.MadeAt, messages.Of(one, Languages.Named(one.Language)!.Value)));
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>A form.</summary>
    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    [GeneratedRegex("/prove/([0-9a-f-]{36})")]
    private static partial Regex BookingId();
}
