using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Network;

namespace Segl.Server.Desks.Guarding;

/// <summary>Who asks for an appointment, and how often it may (R80, R95, T-79).</summary>
/// <param name="Digest">Its keyed digest.</param>
/// <param name="Most">How often in a period.</param>
/// <param name="Period">The period.</param>
internal sealed record BookingSource(byte[] Digest, int Most, TimeSpan Period)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The sources of a request, always in one order, so that two requests cannot deadlock.</summary>
    /// <param name="codes">Makes the digests.</param>
    /// <param name="address">The address of the request.</param>
    /// <param name="contact">The number or address that gets the code.</param>
    /// <param name="form">The form.</param>
    /// <param name="hasWorked">Whether the browser did its proof of work.</param>
    public static IReadOnlyList<BookingSource> Of(
        Codes codes,
        string address,
        Contact contact,
        Guid form,
        bool hasWorked
    )
    {
        var counted = Addresses.Counted(address);
        BookingSource ofAddress = hasWorked
            ? new(codes.OfSource("booking address", counted), Limits.BookingsOfAnAddressAnHour, Hour)
            : new(codes.OfSource("booking without work", counted), Limits.BookingsWithoutWorkAnHour, Hour);
        BookingSource ofContact = new(
            codes.OfSource("booking contact", System.Text.Encoding.UTF8.GetBytes(contact.Address.ToLowerInvariant())),
            Limits.BookingsOfAContactADay,
            Day
        );
        BookingSource ofForm = new(codes.OfSource("booking form", form.ToByteArray()), Limits.BookingsOfAForm, Day);
        return [ofForm, ofContact, ofAddress];
    }
}
