using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Devices.Orders.Texts;

/// <summary>The texts of the letter in which a device lies, one class a language (R110).</summary>
internal abstract class LetterTexts
{
    /// <summary>The texts of a language.</summary>
    public static LetterTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>What a device is called in a sentence.</summary>
    public abstract string Device(DeviceKind kind);

    /// <summary>What a device is called in a list, until its owner calls it otherwise.</summary>
    public abstract string NameOf(DeviceKind kind);

    public abstract string Heading(string device);

    public abstract string Lead(string device);

    public abstract string[] Steps(DeviceKind kind, string portal, string serial);

    public abstract string Until(string date);

    public abstract string Safe(string device);

    public abstract string NotYou { get; }

    /// <summary>A date, written out.</summary>
    public abstract string Date(DateTimeOffset at);
}
