using Segl.Server.Login;
using Segl.Server.Oidc.Authorizing;
using Segl.Server.Oidc.Grants;
using Segl.Server.Oidc.Messages;
using Segl.Server.Oidc.RelyingParties;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Oidc;

/// <summary>
/// <c>GET</c> and <c>POST /logout</c> (OpenID Connect RP-Initiated Logout). There is no session that could end (R98),
/// so a logout ends the login that the ID token names: its tokens are revoked, and its relying party is notified.
/// </summary>
internal sealed class Logout(
    ClientDirectory clients,
    Tokens tokens,
    EarlierLogins earlier,
    ProviderPages pages,
    Database database,
    TimeProvider clock
)
{
    /// <summary>Handles the request.</summary>
    public async Task<IResult> Answer(HttpContext context)
    {
        var (now, stop) = (clock.GetUtcNow(), context.RequestAborted);
        var (parameters, unreadable) = HttpMethods.IsPost(context.Request.Method)
            ? await OauthParameters.OfForm(context)
            : OauthParameters.OfQuery(context);
        if (parameters is null)
        {
            return pages.WrongLogout(context, unreadable!);
        }

        (LoginKey Login, string ClientId, string Subject)? hint = parameters["id_token_hint"] is { } token
            ? await tokens.ReadIdTokenHint(token, now, stop)
            : null;
        if (
            (parameters["id_token_hint"] is not null && hint is null)
            || (hint is { } read && (parameters["client_id"] ?? read.ClientId) != read.ClientId)
        )
        {
            return pages.WrongLogout(
                context,
                new(OauthError.InvalidRequest, "id_token_hint is no ID token of ours for this client.")
            );
        }

        var client = (hint?.ClientId ?? parameters["client_id"]) is { } id ? await clients.Find(id, now, stop) : null;
        // Everything is validated before anything ends.
        var uri = parameters["post_logout_redirect_uri"];
        if (uri is not null && client?.MayLeadTo(client.PostLogoutRedirectUris, uri) is not true)
        {
            return pages.WrongLogout(
                context,
                new(OauthError.InvalidRequest, "post_logout_redirect_uri is not one of those registered.")
            );
        }

        if (hint is { } login && client is not null)
        {
            await End(await earlier.WithPerson(login.Login, stop), client, now, stop);
        }

        return uri is null
            ? pages.LoggedOut(context)
            : new SeeOther(AuthorizationResponses.Address(uri, ("state", parameters["state"])));
    }

    private Task<bool> End(LoginKey login, Client client, DateTimeOffset now, CancellationToken stop) =>
        database.Write(
            Durability.Durable,
            session =>
            {
                if (client.LogoutUri is not null)
                {
                    LogoutMessageStore.Add(session, login, now);
                }

                return LoginTokenStore.Revoke(session, login, client.Id, now);
            },
            stop
        );
}

/// <summary>
/// Notifies relying parties of logouts (OpenID Connect Back-Channel Logout), with retries, and deletes expired
/// messages. Every node may do it: a message is leased to one of them.
/// </summary>
internal sealed class LogoutMessenger(
    Database database,
    ClientDirectory clients,
    Tokens tokens,
    Subjects subjects,
    OutgoingGuard guard,
    TimeProvider clock,
    ILogger<LogoutMessenger> log
) : BackgroundService
{
    private const int AtOnce = 20;
    private const int MostTries = 8;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Taken = TimeSpan.FromMinutes(1);

    private readonly HttpClient http = guard.NewClient();

    /// <summary>Sends the messages that are due.</summary>
    /// <returns>How many messages were delivered.</returns>
    public async Task<int> SendDue(DateTimeOffset now, CancellationToken stop)
    {
        var due = await database.Read(session => LogoutMessageStore.Due(session, now, AtOnce), stop);
        if (due.Count == 0)
        {
            return 0;
        }

        var taken = await database.Write(
            Durability.Repairable,
            session => LogoutMessageStore.Lease(session, due, now, now + Taken),
            stop
        );
        var delivered = 0;
        foreach (var message in taken)
        {
            delivered += await Send(message, now, stop) ? 1 : 0;
        }

        return delivered;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        http.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDue(clock.GetUtcNow(), stoppingToken);
            }
            catch (DatabaseAwayException)
            {
                // The watch tells it; the messages wait in the database.
            }
            catch (System.Data.Common.DbException unreachable)
            {
                log.LogWarning("Logouts wait, for the database does not answer: {Why}", unreachable.Message);
            }
        }
    }

    private async Task<bool> Send(LogoutMessage message, DateTimeOffset now, CancellationToken stop)
    {
        var client = await clients.Find(message.ClientId, now, stop);
        var subject = client?.LogoutUri is null ? null : await SubjectOf(message, stop);
        var delivered =
            subject is not null
            && await Deliver(client!.LogoutUri!, await tokens.LogoutToken(message, subject, now, stop), stop);
        var givenUp = subject is null || message.Tries >= MostTries;
        await database.Write(
            Durability.Repairable,
            session =>
                delivered || givenUp
                    ? LogoutMessageStore.Remove(session, message.Login)
                    : LogoutMessageStore.ScheduleRetry(
                        session,
                        message.Login,
                        now + TimeSpan.FromSeconds(10 << message.Tries)
                    ),
            stop
        );
        return delivered;
    }

    private async Task<string?> SubjectOf(LogoutMessage message, CancellationToken stop) =>
        await database.Read(session => session.ExecuteQuery(LoginStore.Approved(message.Login)), stop) is { } login
            ? subjects.Of(message.Login.PersonId, ApprovedRequest.Parse(login.Request).Sector)
            : null;

    private async Task<bool> Deliver(Uri uri, string token, CancellationToken stop)
    {
        try
        {
            using var form = new FormUrlEncodedContent([new("logout_token", token)]);
            using var answer = await http.PostAsync(uri, form, stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception unreachable)
            when (unreachable is HttpRequestException or IOException
                || (unreachable is OperationCanceledException && !stop.IsCancellationRequested)
            )
        {
            log.LogWarning("{Uri} could not be told of a logout: {Why}", uri, unreachable.Message);
            return false;
        }
    }
}
