using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>The person's data, in English.</summary>
internal sealed partial class English : MyTexts
{
    public override string Profile => "Profile";

    public override string FullName => "Name";

    public override string Level => "Level";

    public override string NameOf(AssuranceLevel level) =>
        level switch
        {
            AssuranceLevel.Low => "Low",
            AssuranceLevel.Substantial => "Substantial",
            AssuranceLevel.High => "High",
        };

    public override string Phone => "Phone number";

    public override string Email => "E-mail address";

    public override string None => "None yet";

    public override string NoCodesUntil(string time) =>
        $"The number was changed recently. No codes are sent to it before {time}.";

    public override string PostalAddress => "Postal address";

    public override string PostalAddressIsRegistered =>
        "A code display or audio code reader is sent there. The address cannot be typed here, so that nobody "
        + "has your device sent somewhere else. "
        + "If it is wrong, Citizen Service corrects it; bring valid documents.";

    public override string LanguageOfNotices => "Language";

    public override string LanguageOfNoticesLead => "We write to you in";

    public override string ChangePhone => "Change phone number";

    public override string ChangeEmail => "Change e-mail address";

    public override string NewPhone => "New phone number";

    public override string NewEmail => "New e-mail address";

    public override IReadOnlyList<string> ChangePhoneThen =>
        [
            "We send a code to the new number, and you approve in your app.",
            "We write to both the old and the new number that it was changed.",
            $"For {Numbers.InEnglish(Limits.ChangedNumberGetsNoCodes)} no codes are sent to the new number, and "
                + "a copying of the app stops.",
        ];

    public override IReadOnlyList<string> ChangeEmailThen =>
        [
            "We send a code to the new address, and you approve in your app.",
            "We write to both the old and the new address that it was changed.",
        ];

    public override string SendCode => "Send the code";

    public override string ContactCodeHeading => "Type the code";

    public override string ContactCodeSent(string address) =>
        $"We have sent a code to {address}. It works for {Numbers.InEnglish(Limits.TemporaryPinValid)}.";

    public override string ContactWaits(string time) => $"A code was sent to a new number or address {time}.";

    public override string ContactCodeLabel => $"The code of {Limits.TemporaryPinDigits} digits";

    public override string SendAgain => "Did it not come? Begin again";

    public override string Continue => "Continue";

    public override string ContactText(string address) => $"Change to {address}.";

    public override string IsChanged => "It is changed. We have written to you about it, at the old and the new place.";
}
