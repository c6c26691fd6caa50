namespace Segl.Rules;

/// <summary>The kind of document that was checked (R74).</summary>
public enum CheckedDocument
{
    /// <summary>A passport: its zone begins with P.</summary>
    Passport,

    /// <summary>An identity card or residence permit: its zone begins with I, A or C.</summary>
    IdCard,
}
