using Segl.Server.Web;

namespace Segl.Server.Desk.Printing.Texts;

/// <summary>The texts of the sheet that a desk prints, one class a language (R110).</summary>
internal abstract class SheetTexts
{
    /// <summary>The texts of a language.</summary>
    public static SheetTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    public abstract string Heading { get; }

    public abstract string UserId { get; }

    public abstract string Code { get; }

    /// <summary>Until when the code is valid, in the desk's zone.</summary>
    public abstract string ValidUntil(DateTimeOffset local);

    public abstract string WhatToDo { get; }

    public abstract IReadOnlyList<string> Steps(string app);

    public abstract string TellNobody { get; }

    public abstract string ThrowAway { get; }

    public abstract string NotYou { get; }

    /// <summary>Where and when it was printed.</summary>
    public abstract string Printed(string desk, DateTimeOffset local);
}
