using Segl.Passport;
using Segl.Server.Days;

namespace Segl.Server.DocumentChecks.Reading;

/// <summary>R70: what opens a chip, out of what was scanned or typed.</summary>
internal static class ZoneKeys
{
    /// <summary>The part that is wrong when all check digits fit, and the chip is of another document nevertheless.</summary>
    public const string WholeZone = "composite";

    /// <summary>The key.</summary>
    /// <param name="said">What the phone sent.</param>
    /// <param name="now">Decides the century of the dates.</param>
    /// <param name="key">The key; null when a part is wrong.</param>
    /// <returns>The part that is wrong; null when there is a key.</returns>
    public static string? TryRead(ZoneMessage said, DateTimeOffset now, out AccessKey? key)
    {
        key = null;
        try
        {
            if (said is { DocumentNumber: { } number, BirthDate: { } birth, Expiry: { } expiry, Zone: null })
            {
                key = said.Can is { } access ? AccessKey.FromCan(access) : AccessKey.From(number, birth, expiry);
                return null;
            }

            if (!Mrz.TryRead(said.Zone ?? "", DanishClock.Day(now), out var zone, out var fault))
            {
                return PartOf(fault);
            }

            key = said.Can is { } can ? AccessKey.FromCan(can) : AccessKey.From(zone!);
            return null;
        }
        catch (PassportException)
        {
            return "documentNumber";
        }
    }

    private static string PartOf(MrzFault fault) =>
        fault switch
        {
            MrzFault.DocumentNumber => "documentNumber",
            MrzFault.BirthDate => "birthDate",
            MrzFault.ExpiryDate => "expiry",
            _ => WholeZone,
        };
}
