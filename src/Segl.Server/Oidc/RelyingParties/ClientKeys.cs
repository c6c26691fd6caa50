using System.Collections.Concurrent;
using Segl.Jose;
using Segl.Server.Web;

namespace Segl.Server.Oidc.RelyingParties;

/// <summary>
/// The public keys of relying parties: from their registration, or fetched from their <c>jwks_uri</c> through the
/// outgoing guard. Fetched keys are cached for a few minutes; an unknown key id triggers a rate-limited reload.
/// </summary>
internal sealed class ClientKeys(OutgoingGuard guard, ILogger<ClientKeys> log) : IDisposable
{
    private static readonly TimeSpan FetchAgain = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FetchAgainForUnknownKey = TimeSpan.FromSeconds(30);

    private readonly HttpClient http = guard.NewClient();
    private readonly ConcurrentDictionary<Uri, (IReadOnlyList<EcPublicJwk> Keys, DateTimeOffset FetchedAt)> fetched =
        new();

    /// <summary>The keys that should include the named one.</summary>
    /// <param name="client">The relying party.</param>
    /// <param name="keyId">The <c>kid</c> of the JWT; null or empty when it names none.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="stop">Cancels.</param>
    public async ValueTask<IReadOnlyList<EcPublicJwk>> Of(
        Client client,
        string? keyId,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (client.KeysUri is not { } uri)
        {
            return client.Keys;
        }

        if (fetched.TryGetValue(uri, out var known))
        {
            var age = now - known.FetchedAt;
            var hasIt = string.IsNullOrEmpty(keyId) || known.Keys.Any(key => key.KeyId == keyId);
            if (age >= TimeSpan.Zero && age < (hasIt ? FetchAgain : FetchAgainForUnknownKey))
            {
                return known.Keys;
            }
        }

        var keys = await Fetch(uri, stop) ?? known.Keys ?? [];
        fetched[uri] = (keys, now);
        return keys;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<IReadOnlyList<EcPublicJwk>?> Fetch(Uri uri, CancellationToken stop)
    {
        try
        {
            return EcPublicJwk.ReadSet(await http.GetStringAsync(uri, stop));
        }
        catch (Exception unreachable)
            when (unreachable is HttpRequestException or IOException
                || (unreachable is OperationCanceledException && !stop.IsCancellationRequested)
            )
        {
            log.LogWarning("The keys at {Uri} could not be fetched: {Why}", uri, unreachable.Message);
            return null;
        }
    }
}
