namespace Segl.Passport;

/// <summary>Which cipher protects a session; the numbers are the last arc of the protocols' identifiers.</summary>
internal enum SessionCipher
{
    /// <summary>Two-key 3DES in CBC mode and the retail MAC.</summary>
    TripleDes = 1,

    /// <summary>AES-128 and CMAC.</summary>
    Aes128 = 2,

    /// <summary>AES-192 and CMAC.</summary>
    Aes192 = 3,

    /// <summary>AES-256 and CMAC.</summary>
    Aes256 = 4,
}
