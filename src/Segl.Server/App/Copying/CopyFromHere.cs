using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Configuration;
using Segl.Server.Keys;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Copying;

/// <summary><c>POST …/copy/answer</c>: the broadcast that the old phone received, its link, and its half of the
/// proof.</summary>
internal sealed record CopyAnswer(string R, string Link, string Ra, string OldProof);

/// <summary>The new phone as shown to the old one: the name that it reports, its place, and its messages of the
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
/// A copy as shown to the person's apps. <c>ValidUntil</c> is the expiry that the screen counts down to: of the code,
/// the comparison or the activation. <c>Here</c> marks the app that started it.
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
/// The old phone's side of copying the app (R40-R46), except for the acts: the state of the copy, and the broadcast
/// that this phone received.
/// </summary>
internal sealed class CopyFromHere(AppCalls calls, Settings settings)
{
    private const int DigestBytes = 32;
    private const int RandomBytes = 16;

    /// <summary>The copy under way, as soon as its turn differs from the one that the phone sent; at once for a phone
    /// that sent none.</summary>
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

    /// <summary>R46: the old phone received the broadcast for exactly the new key and answers with its proof and
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

    /// <summary>The person's copy under way as shown to this app; null if there is none.</summary>
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
}
