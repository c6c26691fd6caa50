namespace Segl.Rules;

/// <summary>What a citizen shows at a desk to prove who they are (R81).</summary>
public enum DocumentKind
{
    Passport,
    DrivingLicence,
    ResidencePermit,
    HealthCard,
    BirthCertificate,
    MarriageCertificate,
    OtherCardWithPhoto,
}
