using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Help.Texts;

internal sealed partial class English
{
    public override HelpText FindDesk =>
        new(
            "Find a desk, and what to bring",
            "At Citizen Service somebody helps you in person: to get Segl for the first time, or to get it back.",
            [
                new(
                    "Book a time",
                    [
                        "Type your postcode, or let the page use your position. You need not log in.",
                        "Choose a time. All times are by the clock at the desk.",
                        "Give a mobile number or an e-mail address, and type the "
                            + $"{Limits.BookingProofDigits} digits that are sent there within "
                            + $"{Numbers.InEnglish(Limits.BookingHold)}. Now the time is yours.",
                        "With the code or the link in the message you can move or cancel the time until it begins.",
                        $"A reminder comes {Numbers.InEnglish(Limits.BookingReminder)} before. Without a time you draw a number "
                            + "at the desk.",
                    ],
                    AreSteps: true
                ),
                new(
                    "What to bring",
                    [
                        "A passport, a driving licence, or a residence permit with your photo. One of them is enough.",
                        "If you have none of them: other documents, more than one, such as a birth certificate and a health "
                            + "card.",
                        "If you do not have enough documents, somebody who knows you can come along and vouch for you as a "
                            + "witness, with their own photo ID and their own Segl.",
                        "Your phone, if the app is to be on it, and your user ID, if you know it.",
                    ]
                ),
                new(
                    "If you cannot come",
                    [
                        "On the desk's page, choose “I cannot come in person”. They can meet you by video or at home.",
                        "Nobody from Citizen Service asks for your PIN, your password or a code.",
                    ]
                ),
            ]
        )
        {
            Press = ("/desks", "Find a desk and book a time"),
        };
}
