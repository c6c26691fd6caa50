using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Demo.Documents.Texts;

/// <summary>The drawer's words, in one file a language.</summary>
internal abstract class DrawerTexts
{
    /// <summary>The words of a language.</summary>
    public static DrawerTexts In(Language language) =>
        language switch
        {
            Language.Da => DrawerDanish.Texts,
            Language.En => DrawerEnglish.Texts,
        };

    public abstract string Documents { get; }

    public abstract string Lead { get; }

    public abstract string NameOf(DocumentKind kind);

    public abstract string About(DocumentKind kind);

    /// <summary>The access number on the front of a card.</summary>
    public abstract string AccessNumber { get; }

    public abstract string PCode { get; }

    /// <summary>A phone by its letter, in the middle of a sentence.</summary>
    public abstract string NameOfPhone(string letter);

    public abstract string LayOn(string phone);

    public abstract string TakeAway { get; }

    public abstract string LiesOn(string phone);

    public abstract string Face { get; }

    /// <summary>That no camera and no face is at work here.</summary>
    public abstract string FaceIsDemo { get; }

    public abstract string NameOfFace(string face);

    public abstract string Walk { get; }

    /// <summary>The sentences of the walk, by what has to be done.</summary>
    public abstract IReadOnlyList<(string Step, string Text)> Steps { get; }
}
