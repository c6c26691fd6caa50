using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.App.Owning;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary><c>POST …/copy/answer</c>: what the old phone heard, over which link, and its half of the proof.</summary>
internal sealed record CopyAnswer(string R, string Link, string Ra, string OldProof);

/// <summary>The new phone as the old one sees it: what it calls itself, where it is, and its words of the
/// protocol.</summary>
internal sealed record NewPhoneView(
    string Model,
    string Place,
    string Key,
    string Eb,
    string Commitment,
    string? NewProof,
    string? Rb
);

/// <summary>
/// A copy as the person's apps see it. <c>ValidUntil</c> is what the screen counts down to: the code, the comparison or
/// the activation. <c>Here</c> tells the app that started it.
/// </summary>
internal sealed record CopyView(
    long Now,
    Guid Copy,
    string Step,
    int Turn,
    bool Here,
    string FromName,
    long StartedAt,
    long ReadyAt,
    long UsableUntil,
    long? ValidUntil,
    int CodesLeft,
    bool NeedsPin,
    NewPhoneView? NewPhone
);

/// <summary>
/// The old phone's side of copying the app (R40-R46): start, wait, show the code, hear the new phone, compare, sign.
/// </summary>
internal sealed class CopyFromHere(AppCalls calls, KeyEncryptionKey keys, Settings settings)
{
    private const int DigestBytes = 32;
    private const int RandomBytes = 16;
    private const int PointBytes = 33;

    /// <summary>The copy under way, as soon as its turn differs from what the phone knows; at once for a phone that
    /// knows none.</summary>
    public Task<Results<Ok<CopyView>, ProblemHttpResult>> AwaitTurn(Caller caller, Guid app, int? known)
    {
        Guid? seen = null;
        return calls.Poll<CopyView>(
            caller,
            app,
            async (session, here, now) =>
            {
                var view = await ViewOf(session, here, now);
                if (view is null || view.Copy != (seen ??= view.Copy))
                {
                    return new Refusal(seen is null ? Reason.NotFound : Reason.CopyOver);
                }

                return view;
            },
            view => view.Turn != known
        );
    }

    /// <summary>R10, R43, R51, R52: why this app may not start a copy; null if it may.</summary>
    public static async Task<Refusal?> WhyNotStart(AppCall call, StoredCopy? current)
    {
        var apps = await AppStore.Of(call.Session, call.App.PersonId);
        var version = int.TryParse(
            call.Context.Request.Headers["Segl-App-Version"],
            CultureInfo.InvariantCulture,
            out var told
        )
            ? told
            : 0;
        return Rules.CopyingTheApp.WhyNotStart(
            version,
            Rules.CopyingTheApp.RestrictedUntil(call.App.FirstApp, call.App.Through, call.App.ActivatedAt),
            apps.Count(app => app.State is AppState.Active),
            current?.Copy.IsUnderWay(call.Now) ?? false,
            call.Now
        );
    }

    /// <summary>R40-R42: the wait begins; every channel is told at once, with a link that stops it.</summary>
    public async Task<Refusal?> Start(AppCall call, Statement statement, StoredCopy? current)
    {
        if (await WhyNotStart(call, current) is { } refused)
        {
            return refused;
        }

        if (current is { } runOut)
        {
            CopyStore.Close(call.Session, runOut);
        }

        var link = StopLinks.New(keys);
        var copy = AppCopy.Start(Guid.CreateVersion7(call.Now), call.App.Id, call.Now);
        CopyStore.Add(call.Session, new(call.App.PersonId, copy, Turn: 1, link.Digest));
        call.Change.Record(
            Happening.CopyStarted,
            new
            {
                copy = copy.Id,
                app = call.App.Id,
                name = call.App.Name,
                copy.ReadyAt,
                statement = statement.Compact,
            },
            link.Wrapped
        );
        call.Wakes.Add(call.App.PersonId);
        return null;
    }

    // An app that is suspended or blocked copies nothing, also where no PIN is asked for (T-10).
    private static Refusal? WhySuspended(AppCall call) => call.App.Pins.WhyNotTry(call.Now);

    /// <summary>R44, R45: the copy for which this app may show a code now.</summary>
    public static Outcome<StoredCopy> MayShow(AppCall call, StoredCopy? current) =>
        current is not { } stored || stored.Copy.FromAppId != call.App.Id ? new Refusal(Reason.CopyOver)
        : (stored.Copy.WhyNoCode(call.Now) ?? WhySuspended(call)) is { } refused ? refused
        : stored;

    /// <summary>Checks what the old phone wants to show: a ticket's digest, and for the twelve words its ephemeral
    /// key.</summary>
    public static bool IsCode(AskedAct asked) =>
        Bytes.Read(asked.Ticket, DigestBytes) is not null
        && (asked.Ea is null) == (asked.EaProof is null)
        && (
            asked.Ea is null
            || (Bytes.Read(asked.Ea, PointBytes) is not null && Bytes.Read(asked.EaProof, DigestBytes) is not null)
        );

    /// <summary>R45: shows a code; the ticket lives three minutes and kills the one before.</summary>
    public static Refusal? Show(
        AppCall call,
        Statement statement,
        StatementOffer offer,
        bool withPin,
        StoredCopy? current
    )
    {
        if (!MayShow(call, current).IsGranted(out var stored, out var no))
        {
            return no;
        }

        var (ticket, ea, proof) = offer.About.Split(' ') is [var t, var e, var p]
            ? (t, e, p)
            : throw new FormatException();
        var digest = Bytes.Read(ticket, DigestBytes)!;
        var code = new CopyCode(Base64Url.EncodeToString(digest), ea.Length == 0 ? null : new KeyForWords(ea, proof));
        if (!stored.Copy.ShowCode(code, withPin, call.Now).IsGranted(out var shown, out var refused))
        {
            return refused;
        }

        // A vouch that waits to be signed is about the code before, and must not count for whoever scans this one
        // (docs/copying-proof.md, LATE_VOUCH).
        StatementOfferStore.Use(call.Session, call.App.PersonId, call.App.Id, "vouch");
        CopyStore.PutTicket(call.Session, stored, digest);
        CopyStore.Save(call.Session, stored with { Copy = shown });
        call.Change.Record(
            Happening.CopyCodeShown,
            new
            {
                copy = shown.Id,
                app = call.App.Id,
                name = call.App.Name,
                statement = statement.Compact,
            }
        );
        call.Wakes.Add(call.App.PersonId);
        return null;
    }

    /// <summary>R46: the old phone heard the broadcast for exactly the new key and answers with its proof and
    /// rA.</summary>
    public Task<Results<Ok<JustNow>, ProblemHttpResult>> Answer(Caller caller, Guid app, CopyAnswer answer) =>
        calls.Change<QueryResult<StoredCopy?>, JustNow>(
            caller,
            app,
            AskCurrent,
            async (call, current) =>
            {
                if (
                    Bytes.Read(answer.R, RandomBytes) is null
                    || Bytes.Read(answer.Ra, RandomBytes) is null
                    || Bytes.Read(answer.OldProof, DigestBytes) is null
                    || !settings.CopyLinks.Contains(answer.Link)
                )
                {
                    return new Refusal(Reason.Malformed);
                }

                if (current.Value is not { } stored || stored.Copy.FromAppId != call.App.Id)
                {
                    return new Refusal(Reason.CopyOver);
                }

                var heard = new OldAnswer(answer.R, answer.Link, answer.Ra, answer.OldProof);
                if (!stored.Copy.Answer(heard, call.Now).IsGranted(out var next, out var refused))
                {
                    return refused;
                }

                CopyStore.Save(call.Session, stored with { Copy = next });
                call.Wakes.AddRange([call.App.PersonId, next.Phone!.Activation]);
                return new JustNow(call.Now.ToUnixTimeMilliseconds());
            }
        );

    /// <summary>The new phone that this app may vouch for at this instant: heard, and rB revealed.</summary>
    public static Outcome<CopyStep.Revealed> MayVouch(AppCall call, StoredCopy? current) =>
        current is not { } stored || stored.Copy.FromAppId != call.App.Id ? new Refusal(Reason.CopyOver)
        : !stored.Copy.MayVouch(call.Now).IsGranted(out var revealed, out var refused) ? refused
        : WhySuspended(call) is { } suspended ? suspended
        : revealed;

    /// <summary>R46: the old app signs the new app's key, after its owner compared the digits.</summary>
    public static Refusal? Vouch(AppCall call, Statement statement, StatementOffer offer, StoredCopy? current)
    {
        if (!MayVouch(call, current).IsGranted(out var compared, out var no))
        {
            return no;
        }

        if (!current!.Copy.Vouch(offer.About, call.Now).IsGranted(out var vouched, out var refused))
        {
            return refused;
        }

        CopyStore.Save(call.Session, current with { Copy = vouched });
        call.Change.Record(
            Happening.CopyVouched,
            new
            {
                copy = vouched.Id,
                app = call.App.Id,
                statement = statement.Compact,
            }
        );
        call.Wakes.AddRange([call.App.PersonId, compared.Phone.Activation]);
        return null;
    }

    /// <summary>R42: any app of the person stops the copy; no PIN is asked for.</summary>
    public static Refusal? Stop(AppCall call, Statement statement, StoredCopy? current)
    {
        if (current is not { } stored || !stored.Copy.IsUnderWay(call.Now))
        {
            return new(Reason.CopyOver);
        }

        if (CopyStops.Stop(call.Change, stored, $"app {call.App.Id}", statement.Compact) is { } refused)
        {
            return refused;
        }

        call.Wakes.AddRange([call.App.PersonId, stored.Copy.Phone?.Activation ?? stored.Copy.Id]);
        return null;
    }

    /// <summary>The person's copy under way as this app sees it; null if there is none.</summary>
    public static async Task<CopyView?> ViewOf(Session session, StoredApp here, DateTimeOffset now)
    {
        if (await CopyStore.Current(session, here.PersonId) is not { } stored || !stored.Copy.IsUnderWay(now))
        {
            return null;
        }

        var from =
            stored.Copy.FromAppId == here.Id
                ? here
                : await AppStore.Find(session, here.PersonId, stored.Copy.FromAppId);
        return CopyViews.Of(stored, here, from?.Name ?? "", now);
    }

    private static QueryResult<StoredCopy?> AskCurrent(Session session, Guid person, DateTimeOffset now) =>
        session.DeferQuery(CopyStore.CurrentOf(person));

    /// <summary>SHA-256 of a key's SPKI, base64url, as it stands in the vouch.</summary>
    public static string KeyDigest(string publicKey) =>
        Base64Url.EncodeToString(SHA256.HashData(Base64Url.DecodeFromChars(publicKey)));
}
