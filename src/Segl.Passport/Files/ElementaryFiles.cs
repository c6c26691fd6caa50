namespace Segl.Passport;

/// <summary>Where a file stands.</summary>
internal static class ElementaryFiles
{
    /// <summary>
    /// The identifier for SELECT: EF.SOD in the eMRTD application has that of EF.CardSecurity in the master file.
    /// </summary>
    public static int Identifier(this ElementaryFile file) => (int)file & 0xFFFF;

    /// <summary>The number of a data group; 0 for other files.</summary>
    public static int DataGroupNumber(this ElementaryFile file) =>
        file
            is ElementaryFile.DataGroup1
                or ElementaryFile.DataGroup2
                or ElementaryFile.DataGroup11
                or ElementaryFile.DataGroup14
                or ElementaryFile.DataGroup15
            ? (int)file & 0xFF
            : 0;
}
