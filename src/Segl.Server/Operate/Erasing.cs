using System.Security.Cryptography;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Operate;

/// <summary>Erases the persons whose identity ended long enough ago (R09).</summary>
internal sealed partial class Erasing(Erasures erasures, Codes codes, ILogger<Erasing> log)
{
    /// <summary>Erases all who are due. Who cannot be erased is told to the log, and keeps up nobody else.</summary>
    /// <returns>How many were erased.</returns>
    public async Task<int> EraseDue(DateTimeOffset now, CancellationToken stop = default)
    {
        var (erased, after) = (0, Guid.Empty);
        while (await erasures.FindDue(now - Limits.ErasedAfter, after, stop) is [.., var last] due)
        {
            foreach (var person in due)
            {
                erased += await ErasePerson(person, now) ? 1 : 0;
            }

            after = last;
        }

        // Each time, since the last time may have ended before it.
        await erasures.OverwriteErased(stop);
        if (erased > 0)
        {
            LogErased(erased);
        }

        return erased;
    }

    private async Task<bool> ErasePerson(Guid personId, DateTimeOffset now)
    {
        try
        {
            var end = await erasures.ErasePerson(personId, NumberDigest, now);
            if (end is ErasureEnd.JournalBroken or ErasureEnd.NotSealed)
            {
                LogNotErased(personId, end);
            }

            return end is ErasureEnd.Erased;
        }
        catch (CryptographicException)
        {
            // The number was not wrapped for this person by this server; verify-journal names it, too.
            LogNotErased(personId, ErasureEnd.JournalBroken);
            return false;
        }
    }

    private byte[] NumberDigest(Person person) =>
        codes.OfPersonNumber(codes.UnwrapPersonNumber(person.Id, person.NumberWrapped));

    [LoggerMessage(LogLevel.Information, "Erased {Persons} persons whose identity had ended")]
    private partial void LogErased(int persons);

    [LoggerMessage(LogLevel.Warning, "Person {PersonId} is due and was not erased: {Why}. See segl verify-journal")]
    private partial void LogNotErased(Guid personId, ErasureEnd why);
}
