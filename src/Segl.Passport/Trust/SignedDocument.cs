namespace Segl.Passport;

/// <summary>
/// What passive authentication proved: a state signed these data. It does not say that this chip is the one they were
/// signed
/// for: a copy has the same. Only <see cref="AuthenticDocument"/> says so.
/// </summary>
public sealed class SignedDocument
{
    internal SignedDocument(Mrz mrz, FaceImage portrait, DataGroup11? more, Certificate signer, Certificate authority)
    {
        (Mrz, Portrait, More) = (mrz, portrait, more);
        (Signer, Authority) = (signer, authority);
    }

    /// <summary>DG1.</summary>
    public Mrz Mrz { get; }

    /// <summary>DG2.</summary>
    public FaceImage Portrait { get; }

    /// <summary>DG11; null when the document has none.</summary>
    public DataGroup11? More { get; }

    /// <summary>The document signer.</summary>
    public Certificate Signer { get; }

    /// <summary>The authority above it.</summary>
    public Certificate Authority { get; }

    /// <summary>The key of active authentication: DG15, when the security object lists it.</summary>
    internal SubjectPublicKey? ActiveAuthenticationKey { get; init; }

    /// <summary>DG14, when the security object lists it.</summary>
    internal SecurityInfos? Security { get; init; }

    /// <summary>The signed content of EF.CardSecurity, when it was read.</summary>
    internal SecurityInfos? CardSecurity { get; init; }
}
