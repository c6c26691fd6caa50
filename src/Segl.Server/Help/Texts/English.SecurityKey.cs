using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class English
{
    public override HelpText SecurityKey =>
        new(
            "Add and use a security key",
            "A security key is a small FIDO key with USB or NFC that you hold in "
                + "your hand. A few services ask for it after "
                + "the app: that is level High. Nothing else needs one.",
            [
                new(
                    "Before you begin",
                    [
                        "Bring your own key; shops sell them. Segl does not send any.",
                        "It must ask for its own PIN or your finger. A passkey on your phone or in an account does not "
                            + "count, since it can be copied to other devices.",
                        "Level High takes a Segl at level High, too. Citizen Service raises it.",
                        "An app that you activated less than "
                            + $"{Numbers.InEnglish(Limits.NewAppRestricted)} ago cannot add "
                            + "a key, unless it is your first one or was activated at Citizen Service.",
                    ]
                ),
                new(
                    "Add it",
                    [
                        "Log in to My Segl with your app, and open “What you log in with”.",
                        "Press “Add a security key”, give it a name, and press the button.",
                        $"Approve in your app. You then have {Numbers.InEnglish(Limits.SecurityKeyRegistration)}.",
                        "Put the key into the USB port, or have it ready to be held against "
                            + "the device, and press “Add the "
                            + "security key”.",
                        "Type the key's own PIN, and touch the key when it blinks.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Log in with it",
                    [
                        "Approve in the app with your PIN, as always.",
                        "Press “Use the security key” on the page where you log in, within "
                            + $"{Numbers.InEnglish(Limits.LoginValid)}.",
                        "Type the key's own PIN, and touch the key when it blinks.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Good to know",
                    [
                        "You have one key at a time. Delete the old one before you add another.",
                        "It is no spare: it lets you in only beside the app. Get a spare, too.",
                        "Lost it? Block it in My Segl, or at Citizen Service. Your app works as before.",
                        "It answers only on our own page. If it does nothing on a page that "
                            + "looks like ours, leave that page.",
                    ]
                ),
            ]
        );
}
