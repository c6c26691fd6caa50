using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Terms;

/// <summary>Terms and privacy policy in English.</summary>
internal sealed class English : TermsTexts
{
    public static readonly English Texts = new();

    public override string TermsHeading => "Terms for using Segl";

    public override IReadOnlyList<string> Terms =>
        [
            "Segl is yours alone. Approving with it counts as your own word, so nobody else may use it, even if you "
                + "let them.",
            "Keep your PIN to yourself, and choose one that is hard to guess. Never tell anyone a code: nobody from "
                + "Segl, a bank "
                + "or the police will ask you for one.",
            "Approve only what you started yourself and what the app shows. If you did not start it, press \"This was "
                + "not me\".",
            $"You can have at most {Numbers.Count(Limits.ActiveApps, "active app", "active apps")}. Have a spare, "
                + "so that a lost phone does not lock "
                + "you out.",
            "Tell Citizen Service at once if a phone with your app is lost or if you think that somebody knows your "
                + "PIN. You can "
                + "freeze your Segl in the app at any time; from then on nobody can use it.",
            $"Segl can be had from the age of {Limits.YoungestAge}. It can be blocked if it is misused.",
        ];

    public override string PrivacyHeading => "How Segl looks after your information";

    public override IReadOnlyList<string> Privacy =>
        [
            "Segl keeps your name, date of birth, person number, user ID, phone number and e-mail address. The person "
                + "number is kept "
                + "encrypted.",
            "Your PIN is never sent to us. It stays in your head and on your phone; we keep only what is needed to "
                + "check it.",
            "Each website gets an identifier of its own for you, so that two websites cannot compare you by it. Your "
                + "person number "
                + "goes only to those that the law allows to have it.",
            "Everything that happens with your Segl is written down in a journal that cannot be changed unnoticed, and "
                + "important "
                + "things are told to you by text message and e-mail.",
            "A login that was not approved is forgotten. Citizen Service can give you all that Segl keeps about you, and "
                + $"end your identity; {Numbers.InEnglish(Limits.ErasedAfter)} later all about you is erased.",
        ];

    public override string Version => "Version";
}
