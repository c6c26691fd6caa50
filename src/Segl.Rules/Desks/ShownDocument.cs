namespace Segl.Rules;

/// <summary>A document that an officer has held in their hand.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="LastSix">The last six characters of its number; only their keyed digest is kept (T-45).</param>
public sealed record ShownDocument(DocumentKind Kind, string LastSix)
{
    /// <summary>R81: one of these is enough.</summary>
    public static bool IsEnough(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Passport or DocumentKind.DrivingLicence or DocumentKind.ResidencePermit => true,
            DocumentKind.HealthCard
            or DocumentKind.BirthCertificate
            or DocumentKind.MarriageCertificate
            or DocumentKind.OtherCardWithPhoto => false,
        };

    /// <summary>R81: the last six characters cannot be skipped. They are letters and digits; case does not matter.</summary>
    public static Outcome<ShownDocument> Read(DocumentKind kind, string typed)
    {
        var characters = typed.Trim().ToUpperInvariant();
        return characters.Length == Limits.DocumentCharacters && characters.All(char.IsAsciiLetterOrDigit)
            ? new ShownDocument(kind, characters)
            : new Refusal(Reason.DocumentNumberMissing);
    }

    /// <summary>The number of a document is never printed by accident.</summary>
    public override string ToString() => Kind.ToString();
}
