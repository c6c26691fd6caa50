using System.Security.Cryptography;
using System.Text;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Oidc.Grants;

/// <summary>
/// <c>POST /person-number-match</c> (R97): a private relying party asks whether the person who just logged in has this
/// number. Yes or no, a few times in a short while and a day. The number stays here; the owner reads in the journal who
/// asked.
/// </summary>
internal sealed class PersonNumberMatch(
    AccessTokens accessTokens,
    People people,
    Codes codes,
    Database database,
    TimeProvider clock
)
{
    /// <summary>Handles the request.</summary>
    public async Task<IResult> Answer(HttpContext context)
    {
        var (now, stop) = (clock.GetUtcNow(), context.RequestAborted);
        var (token, client, refused) = await accessTokens.Of(context, now);
        if (token is null || client is null)
        {
            return refused!;
        }

        if (client.Sector is not ClientSector.Private)
        {
            return new OauthRefusal(
                OauthError.InsufficientScope,
                "Public authorities ask for the scope cpr."
            ).ToChallenge("Bearer");
        }

        var (parameters, unreadable) = await OauthParameters.OfForm(context);
        if (parameters?["cpr"] is not { } typed || !PersonNumber.Read(typed).IsGranted(out var number, out _))
        {
            return (
                unreadable ?? new(OauthError.InvalidRequest, "cpr must be ten digits that begin with a date.")
            ).ToAnswer();
        }

        var person = await database.ReadTogether(LoginTokenStore.PersonOf(token.Login, client.Id));
        return person is null
            ? new OauthRefusal(OauthError.InvalidToken, "The access token was revoked.").ToChallenge("Bearer")
            : await Test(token.Login, client, number, now, stop);
    }

    private async Task<IResult> Test(
        LoginKey login,
        Client client,
        PersonNumber number,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var (matches, left) = await people.Change(
            login.PersonId,
            now,
            async change =>
            {
                var tests = await LoginTokenStore.NumberTests(change.Session, login, now);
                if (tests is null || !tests.May(now))
                {
                    return (Matches: (bool?)null, Left: 0);
                }

                // The count rises before the comparison.
                LoginTokenStore.CountNumberTest(change.Session, login);
                var own = Encoding.ASCII.GetBytes(
                    codes.UnwrapPersonNumber(change.Person.Id, change.Person.NumberWrapped)
                );
                var same = CryptographicOperations.FixedTimeEquals(own, Encoding.ASCII.GetBytes(number.Digits));
                change.Record(Happening.PersonNumberTested, new { rp = client.Name, matches = same });
                return (same, tests.Left - 1);
            },
            stop
        );
        return matches is { } answer
            ? new JsonAnswer(
                StatusCodes.Status200OK,
                json =>
                {
                    json.WriteBoolean("match", answer);
                    json.WriteNumber("tests_left", left);
                }
            )
            : new OauthRefusal(
                OauthError.InvalidGrant,
                $"A number is tested {Limits.PersonNumberTests} times within "
                    + $"{Numbers.InEnglish(Limits.PersonNumberTestWithin)} of the login, and "
                    + $"{Limits.PersonNumberTestsADay} times a day for one person."
            ).ToAnswer();
    }
}
