namespace Segl.Passport;

/// <summary>What is wrong with a machine-readable zone, so that whoever types it knows where to look.</summary>
public enum MrzFault
{
    /// <summary>It is not three lines of 30, two of 36 or two of 44 characters.</summary>
    Length,

    /// <summary>There is a character other than A to Z, 0 to 9 and the filler.</summary>
    Character,

    /// <summary>A place that has letters only, or digits only, holds something else.</summary>
    Position,

    /// <summary>It is not the zone of a passport or an identity card.</summary>
    DocumentCode,

    /// <summary>The check digit of the document number does not fit.</summary>
    DocumentNumber,

    /// <summary>The date of birth is no date, or its check digit does not fit.</summary>
    BirthDate,

    /// <summary>The date of expiry is no date, or its check digit does not fit.</summary>
    ExpiryDate,

    /// <summary>The check digit of the personal number (TD3) does not fit.</summary>
    PersonalNumber,

    /// <summary>The composite check digit does not fit.</summary>
    Composite,
}
