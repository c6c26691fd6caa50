namespace Segl.Passport;

/// <summary>The three sizes of machine-readable documents (Doc 9303 parts 4 to 6).</summary>
public enum MrzFormat
{
    /// <summary>A card: three lines of 30 characters (Doc 9303-5).</summary>
    Td1,

    /// <summary>Two lines of 36 characters (Doc 9303-6).</summary>
    Td2,

    /// <summary>A passport: two lines of 44 characters (Doc 9303-4).</summary>
    Td3,
}
