using System.Text;
using Segl.Rules;
using Segl.Server.Keys;
using Segl.Storage;

namespace Segl.Server.Journal;

/// <summary>
/// Checks that wrapped values are in their own rows (T-75): a number or key that was moved to another row cannot be
/// unwrapped there, and the look-up of a number must lead to its person.
/// </summary>
internal sealed class WrappedCheck(KeyEncryptionKey keys)
{
    private const int NumbersAtOnce = 500;

    /// <summary>Finds the wrapped values that this server did not write where they are.</summary>
    public async Task<List<JournalFault>> Check(Session session)
    {
        var faults = (await Rewrapping.NotOurs(session, keys)).ConvertAll(place => new JournalFault(
            Name(place),
            "was not wrapped for this place by this server."
        ));
        var after = Guid.Empty;
        while (await WrappedRows.EndOfPage(session, after, NumbersAtOnce) is { } last)
        {
            var rows = await WrappedRows.OfPersons(session, after, last);
            faults.AddRange(await CheckLookUp(session, rows));
            after = last;
        }

        return faults;
    }

    private async Task<IEnumerable<JournalFault>> CheckLookUp(Session session, List<WrappedRow> rows)
    {
        var codes = new Codes(keys);
        var digests = rows.Where(row => row.Place.Column is WrappedColumn.PersonNumber)
            .Select(row => (row.Place.PersonId, Number: keys.TryUnwrap(row.Wrapped, row.Place)))
            .Where(one => one.Number is not null)
            .Select(one => (one.PersonId, Digest: codes.OfPersonNumber(Encoding.ASCII.GetString(one.Number!))))
            .ToList();
        var found = await WrappedRows.ByNumbers(session, digests.ConvertAll(one => one.Digest));
        return digests
            .Where(one => found.GetValueOrDefault(Convert.ToHexString(one.Digest)) != one.PersonId)
            .Select(one => new JournalFault(
                $"the number of person {one.PersonId}",
                "leads to somebody else, or nobody."
            ));
    }

    private static string Name(WrappedPlace place) =>
        place.Column switch
        {
            WrappedColumn.PersonNumber => $"the number of person {place.PersonId}",
            WrappedColumn.AppPinKey => $"the PIN key of app {place.Row} of person {place.PersonId}",
            WrappedColumn.ActivationPinKey or WrappedColumn.OfferedPinKey =>
                $"a PIN key that waits, of app {place.Row} of person {place.PersonId}",
            WrappedColumn.NoticeSecret => $"a code in a notice to person {place.PersonId}",
            WrappedColumn.DeviceSeed => $"the seed of device {place.Row}",
            WrappedColumn.HeldDeviceSeed => $"the seed of device {place.Row} of person {place.PersonId}",
            WrappedColumn.PostalAddress => $"the postal address of person {place.PersonId}",
            WrappedColumn.SigningKey => $"the signing key {place.Row}",
            WrappedColumn.DigestSecret => "the digest secret",
        };
}
