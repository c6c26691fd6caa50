using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class English
{
    public override HelpText Witness =>
        new(
            "Be a witness for somebody",
            "If somebody you know lacks the documents that it takes, you can come along to Citizen Service and vouch "
                + "that they are "
                + "who they say. You do not answer for what they do afterwards.",
            [
                new(
                    "Can I be a witness?",
                    [
                        $"You are {Limits.WitnessAge} or older.",
                        $"You have had your own Segl for more than {Numbers.InEnglish(Limits.WitnessIdentityAge)}, "
                            + "and it is not frozen.",
                        $"You have been a witness at most {Numbers.Count(Limits.WitnessUses, "time", "times")} in "
                            + "the last "
                            + $"{Numbers.InEnglish(Limits.WitnessWindow)}.",
                        "You do not live with the person you vouch for, and do not work at that desk yourself.",
                    ]
                ),
                new(
                    "Bring along",
                    [
                        "Your own passport, driving licence or residence permit with a photo.",
                        "Your phone with the Segl app.",
                        "The person you vouch for. You have to come together.",
                    ]
                ),
                new(
                    "How it goes",
                    [
                        "The officer looks at your document and types your user ID.",
                        "You log in with your own app. The app shows whom you vouch for. Read it before you approve.",
                        "The other person is told that you were a witness, and you see it in your activity.",
                    ],
                    AreSteps: true
                ),
                new(
                    "Say no if you are in doubt",
                    [
                        "Be a witness only for somebody you know well. If a stranger asked you, or you are paid for "
                            + "it, tell the "
                            + "officer.",
                        "Never give your PIN or a code to the person you vouch for.",
                        "Were you put under pressure? Call Citizen Service when you are alone.",
                    ]
                ),
            ]
        );
}
