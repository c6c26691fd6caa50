namespace Segl.Passport;

/// <summary>How a signature is made.</summary>
internal enum SignatureScheme
{
    /// <summary>RSASSA-PKCS1-v1_5 (RFC 8017 section 8.2).</summary>
    RsaPkcs1,

    /// <summary>RSASSA-PSS (RFC 8017 section 8.1).</summary>
    RsaPss,

    /// <summary>ECDSA whose signature is a SEQUENCE of two integers (RFC 3279 section 2.2.3).</summary>
    Ecdsa,

    /// <summary>ECDSA whose signature is r and s behind each other (BSI TR-03111 section 5.2.1).</summary>
    EcdsaPlain,
}
