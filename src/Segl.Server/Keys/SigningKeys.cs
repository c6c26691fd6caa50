using System.Collections.Concurrent;
using System.Security.Cryptography;
using Segl.Jose;
using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>
/// A key pair for concurrent use: ECDsa objects are not thread-safe, so each concurrent caller uses its own.
/// </summary>
internal sealed class SigningPair
{
    private readonly StoredSigningKey stored;
    private readonly KeyEncryptionKey keys;
    private readonly ConcurrentBag<ECDsa> idle = [];

    /// <summary>Opens a wrapped key.</summary>
    public SigningPair(StoredSigningKey stored, KeyEncryptionKey keys)
    {
        (this.stored, this.keys) = (stored, keys);
        Public = With(key => EcPublicJwk.Of(key, stored.KeyId));
    }

    /// <summary>The public key.</summary>
    public EcPublicJwk Public { get; }

    /// <summary>Signs or verifies with the key.</summary>
    public T With<T>(Func<ECDsa, T> use)
    {
        var key = idle.TryTake(out var free) ? free : Open();
        try
        {
            return use(key);
        }
        finally
        {
            idle.Add(key);
        }
    }

    private ECDsa Open()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(keys.Unwrap(stored.PrivateWrapped, SigningKeys.PlaceOf(stored.KeyId)), out _);
        return key;
    }
}

/// <summary>One key that signs tokens.</summary>
/// <param name="Id">Its JWK thumbprint (RFC 7638).</param>
/// <param name="SignsFrom">It signs from this instant until its successor does.</param>
/// <param name="PublishedUntil">When it is removed from the published keys; null while it has no successor.</param>
/// <param name="Pair">The keys.</param>
internal sealed record SigningKey(
    string Id,
    DateTimeOffset SignsFrom,
    DateTimeOffset? PublishedUntil,
    SigningPair Pair
);

/// <summary>The keys as read at one time, oldest first.</summary>
internal sealed record SigningKeySet(IReadOnlyList<SigningKey> All, DateTimeOffset ReadAt)
{
    /// <summary>
    /// The key that signs now: the newest one whose time has come. The first key is created during a request that
    /// began a moment earlier, so it signs at any time.
    /// </summary>
    public SigningKey Signing(DateTimeOffset now) => All.LastOrDefault(key => key.SignsFrom <= now) ?? All[0];

    /// <summary>
    /// The published keys: the signing one, the next one, and those whose signatures have not all expired.
    /// </summary>
    public IEnumerable<SigningKey> Published(DateTimeOffset now) =>
        All.Where(key => key.PublishedUntil is not { } until || now < until);

    /// <summary>The key of a token, retired or not; null when it is unknown.</summary>
    public SigningKey? Find(string? keyId) => All.FirstOrDefault(key => key.Id == keyId);
}

/// <summary>
/// The keys that sign tokens. A new key is published an hour before it signs, longer than relying parties cache the
/// published keys; the old one stays published until everything that it signed has expired. Rotation happens by age,
/// or by <c>segl rotate-keys</c>.
/// </summary>
internal sealed class SigningKeys(Database database, KeyEncryptionKey keys, TimeProvider clock) : IDisposable
{
    private const string Purpose = "tokens";

    private readonly SemaphoreSlim reading = new(1, 1);
    private SigningKeySet? set;

    /// <summary>The place of a wrapped private key.</summary>
    internal static WrappedPlace PlaceOf(string keyId) => WrappedPlace.SigningKey(Purpose, keyId);

    /// <summary>How long a node uses the keys that it has read.</summary>
    public static TimeSpan ReadAgain { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How long relying parties may cache the published keys.</summary>
    public static TimeSpan KeptByOthers { get; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a key is published before it signs.</summary>
    public static TimeSpan PublishedBefore { get; } = TimeSpan.FromHours(1);

    /// <summary>How long a key signs before its successor does.</summary>
    public static TimeSpan LongestUse { get; } = TimeSpan.FromDays(90);

    /// <summary>
    /// The keys, reloaded every minute. While one caller reloads them, others use the cached ones.
    /// </summary>
    public ValueTask<SigningKeySet> At(DateTimeOffset now, CancellationToken stop)
    {
        if (set is not { } known)
        {
            return new(ReadFirst(stop));
        }

        var fresh = now - known.ReadAt is var age && age >= TimeSpan.Zero && age < ReadAgain;
        return fresh || !reading.Wait(0, CancellationToken.None)
            ? ValueTask.FromResult(known)
            : new(ReadAndRelease(stop));
    }

    /// <summary>Creates the next key now.</summary>
    /// <returns>Its id, and from when it signs.</returns>
    public async Task<(string KeyId, DateTimeOffset SignsFrom)> Rotate(DateTimeOffset now, CancellationToken stop)
    {
        var stored = await database.Write(Durability.Durable, session => RotateIf(session, _ => true, now), stop);
        return (stored[^1].KeyId, stored[^1].SignsFrom);
    }

    /// <summary>
    /// Withdraws all keys, since one of them leaked, and makes one that signs at once. Nothing that the others signed is
    /// taken any more, by this server, and by relying parties once their copy of the published keys is old.
    /// </summary>
    /// <returns>Its id, and those of the keys that were withdrawn.</returns>
    public Task<(string KeyId, IReadOnlyList<string> Withdrawn)> Withdraw(DateTimeOffset now, CancellationToken stop) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                await SigningKeyStore.LockRotation(session, Purpose, now);
                IReadOnlyList<string> withdrawn =
                [
                    .. (await SigningKeyStore.All(session, Purpose)).Select(key => key.KeyId),
                ];
                SigningKeyStore.Withdraw(session, Purpose);
                var made = Make(session, now, signsFrom: now);
                await SchemeJournal.Record(
                    session,
                    SchemeEvent.SigningKeysWithdrawn,
                    new { withdrawn, signsNow = made },
                    now
                );
                return (made, withdrawn);
            },
            stop
        );

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    private async Task<SigningKeySet> ReadFirst(CancellationToken stop)
    {
        await reading.WaitAsync(stop);
        return await ReadAndRelease(stop);
    }

    private async Task<SigningKeySet> ReadAndRelease(CancellationToken stop)
    {
        try
        {
            return set = await Read(clock.GetUtcNow(), stop);
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<SigningKeySet> Read(DateTimeOffset now, CancellationToken stop)
    {
        var stored = await database.Read(session => SigningKeyStore.All(session, Purpose), stop);
        if (IsDue(stored))
        {
            stored = await database.Write(Durability.Durable, session => RotateIf(session, IsDue, now), stop);
        }

        var known = set?.All ?? [];
        return new(
            [
                .. stored.Select(key => new SigningKey(
                    key.KeyId,
                    key.SignsFrom,
                    key.PublishedUntil,
                    known.FirstOrDefault(one => one.Id == key.KeyId)?.Pair ?? new(key, keys)
                )),
            ],
            now
        );

        bool IsDue(List<StoredSigningKey> all) =>
            all.Count == 0 || now >= all[^1].SignsFrom + LongestUse - PublishedBefore;
    }

    // One node at a time: the second finds the first one's key, and that no rotation is due.
    private async Task<List<StoredSigningKey>> RotateIf(
        Session session,
        Func<List<StoredSigningKey>, bool> isDue,
        DateTimeOffset now
    )
    {
        await SigningKeyStore.LockRotation(session, Purpose, now);
        var stored = await SigningKeyStore.All(session, Purpose);
        if (!isDue(stored))
        {
            return stored;
        }

        // Before the first key there is no relying party that has cached others.
        Make(session, now, stored.Count == 0 ? now : now + PublishedBefore);
        return await SigningKeyStore.All(session, Purpose);
    }

    private string Make(Session session, DateTimeOffset now, DateTimeOffset signsFrom)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = EcPublicJwk.Of(made).Thumbprint;
        SigningKeyStore.Add(
            session,
            Purpose,
            new(
                id,
                keys.Wrap(made.ExportPkcs8PrivateKey(), PlaceOf(id)),
                made.ExportSubjectPublicKeyInfo(),
                now,
                signsFrom,
                null
            ),
            othersUntil: signsFrom + Limits.TokenValid + KeptByOthers
        );
        return id;
    }
}
