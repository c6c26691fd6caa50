namespace Segl.Passport;

/// <summary>How PACE maps its nonce to a generator (Doc 9303-11 section 4.4.3.3).</summary>
internal enum PaceMapping
{
    /// <summary>Generic mapping: a key agreement first.</summary>
    Generic,

    /// <summary>Integrated mapping: the nonce is hashed to a point.</summary>
    Integrated,

    /// <summary>Generic mapping that also proves the chip's own key.</summary>
    ChipAuthentication,
}
