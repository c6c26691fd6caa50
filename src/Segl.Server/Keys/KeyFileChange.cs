using Segl.Rules;
using Segl.Storage;

namespace Segl.Server.Keys;

/// <summary>
/// Changes the key file while nodes run: first both keys can unwrap, then everything is rewrapped with the next one,
/// and finally the previous one is dropped.
/// </summary>
internal sealed class KeyFileChange(Database database, KeyEncryptionKey keys, TimeProvider clock)
{
    /// <summary>Begins the change, or continues an interrupted one.</summary>
    /// <param name="wait">How long nodes may need until they use the next key.</param>
    /// <returns>Null when everything is wrapped with the next key, or why not.</returns>
    public async Task<string?> Begin(TimeSpan wait)
    {
        var isChanging = await database.Read(KeyRing.IsChanging);
        var next = WrappingKey.Read(keys.NextFile);
        if (!isChanging)
        {
            if (next.Id == keys.Current.Id)
            {
                return $"{keys.NextFile} is the key file already; put it in its place on every node.";
            }

            await database.Write(
                Durability.Durable,
                async session =>
                {
                    var secret = await KeyRing.SecretOf(session, keys.Current);
                    KeyRing.ChangeTo(session, keys, next, secret);
                    var facts = new { from = keys.Current.Id, to = next.Id };
                    await SchemeJournal.Record(session, SchemeEvent.KeyFileChanging, facts, clock.GetUtcNow());
                }
            );
            await KeyRing.Open(database, keys);
        }

        if (keys.Current.Id != next.Id)
        {
            return $"A change to another key file than {keys.NextFile} is under way.";
        }

        // Values that a node wraps with the previous key meanwhile are found by the pass that follows.
        await Task.Delay(wait, clock);
        await new Rewrapping(database, keys, clock).All(mayBeEarlier: false, fromStart: false);
        return null;
    }

    /// <summary>Completes the change: checks everything once more, then drops the previous key.</summary>
    /// <returns>Null when it is complete, or why not.</returns>
    public async Task<string?> End()
    {
        if (!await database.Read(KeyRing.IsChanging))
        {
            return "No change of the key file is under way.";
        }

        await new Rewrapping(database, keys, clock).All(mayBeEarlier: false, fromStart: true);
        await database.Write(
            Durability.Durable,
            session =>
            {
                KeyRing.Drop(session, keys.Current);
                return SchemeJournal.Record(
                    session,
                    SchemeEvent.KeyFileChanged,
                    new { to = keys.Current.Id },
                    clock.GetUtcNow()
                );
            }
        );
        return null;
    }
}
