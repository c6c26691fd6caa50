using System.Globalization;
using System.Text;
using Segl.Rules;
using Segl.Server.Csv;

namespace Segl.Server.Desks;

/// <summary>A file of desks: each line is one, and a known one is changed (R80).</summary>
internal static class DeskFile
{
    private const int LongestId = 40;
    private const int LongestText = 80;
    private const int MostPlaces = 100;
    private const int LongestMinutes = 240;
    private const int ShortestMinutes = 5;
    private const NumberStyles Decimal = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    private static readonly string[] Texts = ["name", "street", "postcode", "town"];

    /// <summary>The columns.</summary>
    public static CsvFields Fields { get; } =
        new(
            [
                "id",
                "name",
                "street",
                "postcode",
                "town",
                "latitude",
                "longitude",
                "zone",
                "phone",
                "hours",
                "places",
                "minutes",
            ],
            ["email", "printer", "closed"],
            new Dictionary<string, string[]>
            {
                ["name"] = ["navn"],
                ["street"] = ["gade", "adresse"],
                ["postcode"] = ["postnr", "postnummer"],
                ["town"] = ["by"],
                ["latitude"] = ["breddegrad"],
                ["longitude"] = ["længdegrad"],
                ["zone"] = ["tidszone"],
                ["phone"] = ["telefon", "tlf"],
                ["email"] = ["e-mail", "mail"],
                ["hours"] = ["åbningstider", "åbningstid"],
                ["closed"] = ["lukket", "lukkedage"],
                ["places"] = ["pladser"],
                ["minutes"] = ["minutter"],
            }
        );

    /// <summary>Reads the desks of a file, and says which lines are bad.</summary>
    public static Task<CsvReport<ServiceDesk>> Read(Stream file, Encoding encoding)
    {
        var known = new HashSet<string>();
        return CsvReport<ServiceDesk>.Of(
            file,
            Fields,
            encoding,
            told =>
            {
                var (desk, whyNot) = Read(told);
                return Task.FromResult(
                    desk is null || known.Add(desk.Id) ? (desk, whyNot) : (null, "The desk is in the file twice.")
                );
            }
        );
    }

    private static (ServiceDesk? Desk, string? WhyNot) Read(Func<string, string?> told)
    {
        var (at, hours) = (
            new Coordinates(Degrees("latitude"), Degrees("longitude")),
            OpeningHours.Read(Field("hours"))
        );
        var (phone, email) = (PhoneNumbers.Read(Field("phone")), EmailAddresses.Read(Field("email")));
        var (printer, closed) = (Field("printer"), DaysOf(Field("closed")));
        var (places, minutes) = (Count("places"), Count("minutes"));
        var badText = Texts.FirstOrDefault(field => !IsPlain(Field(field)));
        var whyNot =
            !IsId(Field("id")) ? $"The id is not 1 to {LongestId} of a-z, 0-9 and hyphens."
            : badText is not null ? $"The {badText} is missing, too long or cannot be shown."
            : !at.Exist ? "Latitude and longitude are not degrees such as 56.157 and 10.211."
            : !DeskClock.Knows(Field("zone")) ? "The zone is not one such as Europe/Copenhagen."
            : phone is null ? "The phone number is not one."
            : email is null && Field("email").Length > 0 ? "The e-mail address is not one."
            : printer.Length > 0 && !IsPrinter(printer)
                ? "The printer is not an address such as ipps://printer.example/ipp."
            : hours is null ? "The hours are not written like mon-wed 09:00-15:00; thu 10:00-18:00."
            : closed is null ? "The closed days are not written like 2026-12-24; 2026-12-31."
            : places is < 1 or > MostPlaces ? $"The places are not 1 to {MostPlaces}."
            : minutes is < ShortestMinutes or > LongestMinutes
                ? $"The minutes are not {ShortestMinutes} to {LongestMinutes}."
            : null;
        return whyNot is not null
            ? (null, whyNot)
            : (
                new(
                    Field("id"),
                    Field("name"),
                    Field("street"),
                    Field("postcode"),
                    Field("town"),
                    at,
                    Field("zone"),
                    phone!,
                    email,
                    printer.Length == 0 ? null : printer,
                    hours!,
                    closed!,
                    places,
                    TimeSpan.FromMinutes(minutes)
                ),
                null
            );

        string Field(string field) => told(field) ?? "";

        double Degrees(string field) =>
            double.TryParse(Field(field), Decimal, CultureInfo.InvariantCulture, out var degrees)
                ? degrees
                : double.NaN;

        int Count(string field) =>
            int.TryParse(Field(field), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
    }

    private static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId
        && text.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-');

    private static bool IsPlain(string text) => text.Length is > 0 and <= LongestText && LoginTexts.MayShow(text);

    private static bool IsPrinter(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "ipp" or "ipps";

    private static HashSet<DateOnly>? DaysOf(string text)
    {
        var days = new HashSet<DateOnly>();
        foreach (var word in text.Split([';', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                !DateOnly.TryParseExact(
                    word,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
            {
                return null;
            }

            days.Add(day);
        }

        return days;
    }
}
