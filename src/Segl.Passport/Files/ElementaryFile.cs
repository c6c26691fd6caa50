namespace Segl.Passport;

/// <summary>
/// The files of a chip that this library reads, each with its file identifier (Doc 9303-10 section 3).
/// </summary>
public enum ElementaryFile
{
    /// <summary>Which ways to open the chip there are; readable before it is open, and signed by nothing.</summary>
    CardAccess = 0x011C,

    /// <summary>The signed key of PACE with chip authentication mapping.</summary>
    CardSecurity = 0x011D,

    /// <summary>Index of data groups; signed by nothing, so nothing here relies on it.</summary>
    Com = 0x011E,

    /// <summary>The document security object: the signed hashes of all data groups.</summary>
    Sod = 0x011D | 0x10000,

    /// <summary>The machine-readable zone.</summary>
    DataGroup1 = 0x0101,

    /// <summary>The portrait.</summary>
    DataGroup2 = 0x0102,

    /// <summary>More about the person.</summary>
    DataGroup11 = 0x010B,

    /// <summary>Keys and protocols of the chip.</summary>
    DataGroup14 = 0x010E,

    /// <summary>The key of active authentication.</summary>
    DataGroup15 = 0x010F,
}
