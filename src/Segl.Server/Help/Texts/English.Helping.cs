using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class English
{
    public override HelpText Helping =>
        new(
            "Help another person with Segl",
            "You can help your mother, your neighbour or your child. But nobody uses another person's Segl: not with "
                + "permission, and "
                + "not with the best of intentions.",
            [
                new(
                    "What you can do",
                    [
                        "Sit beside them and show where to press. Let them type PIN, password and codes themselves.",
                        "Read the help pages aloud, or print them. They can be read without logging in.",
                        "Book an appointment at Citizen Service for them, and come along. It takes no Segl.",
                        $"Use the same phone or tablet: up to {Limits.PersonsOnOnePhone} people can each have their "
                            + "own app on it, each "
                            + "with their own PIN.",
                        "Order a code display or an audio code reader together with somebody who does not use a phone.",
                    ]
                ),
                new(
                    "What you must not do",
                    [
                        "Do not log in for another person, and do not approve in another person's app.",
                        "Do not ask for a PIN, a password or an activation code, and do not write them down for "
                            + "others.",
                        "Do not keep another person's code display together with the password.",
                    ]
                ),
                new(
                    "When you look after something for another person",
                    [
                        "Log in with your own Segl. The service that it is about decides whether you have a power of "
                            + "attorney or are a "
                            + "guardian, and knows for whom you act. Segl says only who you are yourself.",
                        "Ask the service how to give a power of attorney.",
                    ]
                ),
                new(
                    "Your child",
                    [
                        $"One can have a Segl from the age of {Limits.YoungestAge}. The youngest need a yes from "
                            + "somebody with parental "
                            + "responsibility, at Citizen Service.",
                        "The child gets a user ID and a PIN of their own, which you are not to know either.",
                    ]
                ),
            ]
        );
}
