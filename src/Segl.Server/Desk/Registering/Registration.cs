using System.Globalization;
using Segl.Rules;
using Segl.Server.Desk.Serving;
using Segl.Server.Keys;
using Segl.Server.Persons;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Registering;

/// <summary>Somebody who stands beside the citizen: a witness (R82) or a guardian (R85).</summary>
/// <param name="Person">Their identity; null for a guardian without one.</param>
/// <param name="Name">Their name.</param>
/// <param name="Document">What they showed.</param>
/// <param name="Approved">The login in which they approved it; null before.</param>
internal sealed record Beside(Guid? Person, string Name, ShownDocument Document, Guid? Approved = null);

/// <summary>A registration under way, sealed in the officer's browser until everybody who must has approved it.</summary>
/// <param name="Fields">What was typed.</param>
/// <param name="Documents">What the citizen showed.</param>
/// <param name="Witness">Who vouches; null for nobody.</param>
/// <param name="Guardian">Who consents; null for nobody.</param>
internal sealed record Registration(
    Dictionary<string, string> Fields,
    IReadOnlyList<ShownDocument> Documents,
    Beside? Witness,
    Beside? Guardian
)
{
    private const string Street = "street";
    private const string More = "more";
    private const string Postcode = "postcode";
    private const string Town = "town";
    private const string Country = "country";

    /// <summary>The fields about the person.</summary>
    public static IReadOnlyList<string> OfPerson { get; } = ["number", "name", "birth-date", "phone", "email"];

    /// <summary>The fields of the registered address (R61), as an envelope has them.</summary>
    public static IReadOnlyList<string> OfAddress { get; } = [Street, More, Postcode, Town, Country];

    /// <summary>The fields of the form.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. OfPerson, .. OfAddress, "language"];

    /// <summary>What was shown of who the citizen is.</summary>
    public DeskEvidence Evidence => new([.. Documents.Select(one => one.Kind)], Witness is not null);

    /// <summary>R02 to R06, R85: the applicant, or why not.</summary>
    public Outcome<Applicant> Applicant(DateOnly today)
    {
        if (!PersonNumber.Read(Field("number") ?? "").IsGranted(out var number, out var wrong))
        {
            return wrong;
        }

        var (typedPhone, typedEmail, isAddressTyped) = (
            Field("phone"),
            Field("email"),
            OfAddress.Any(name => Field(name) is not null)
        );
        var (phone, email) = (
            typedPhone is null ? null : PhoneNumbers.Read(typedPhone),
            typedEmail is null ? null : EmailAddresses.Read(typedEmail)
        );
        var address = ReadAddress();
        var born = number.BirthDate ?? ReadDay(Field("birth-date"));
        return Field("name") is not { } name || !LoginTexts.MayShow(name) || born is not { } birthDate
                ? new Refusal(Reason.Malformed)
            : phone is null && typedPhone is not null ? new Refusal(Reason.PhoneNumberInvalid)
            : email is null && typedEmail is not null ? new Refusal(Reason.EmailInvalid)
            : address is null && isAddressTyped ? new Refusal(Reason.PostalAddressInvalid)
            : Evidence.Level is not { } level ? new Refusal(Reason.EvidenceMissing)
            : Identities.WhyNotRegister(birthDate, level, today) is { } refused ? refused
            : Guardians.IsNeeded(birthDate, today) && Guardian is null ? new Refusal(Reason.GuardianNeeded)
            : new Applicant(
                number,
                name,
                birthDate,
                Persons.Applicant.NewUserId(),
                phone,
                email,
                level,
                Languages.Named(Field("language")) ?? Language.Da,
                address
            );
    }

    /// <summary>A day as it is typed: yyyy-mm-dd. Null when it is none.</summary>
    public static DateOnly? ReadDay(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    // Null when it is none; street, postcode and town belong to each.
    private PostalAddress? ReadAddress() =>
        (Field(Street), Field(Postcode), Field(Town)) is ({ } street, { } postcode, { } town)
            ? PostalAddress.Read(
                string.Join('\n', street, Field(More), $"{postcode} {town}", Field(Country)?.ToUpperInvariant())
            )
            : null;

    private string? Field(string name) =>
        Fields.GetValueOrDefault(name)?.Trim() is { Length: > 0 } typed ? typed : null;

    /// <summary>What is in it is never printed by accident.</summary>
    public override string ToString() => nameof(Registration);
}
