using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.Desk.Handing.Texts;

/// <summary>The citizen's screen in English.</summary>
internal sealed class English : ScreenTexts
{
    public static readonly English Texts = new();

    public override string ConnectHeading => "The citizen's screen";

    public override string ConnectLead =>
        $"The officer types this code to connect the screen. It is valid for {Numbers.InEnglish(Limits.ScreenCodeValid)}.";

    public override string Disconnect => "Disconnect";

    public override string FreeHeading => "Your own screen";

    public override string FreeLead =>
        "What is for you alone comes here. The officer cannot see what stands on this screen, nor what you type.";

    public override string DoneHeading => "Thank you";

    public override string DeclinedHeading => "You said no";

    public override string DoneLead => "The officer goes on. Nothing of what you saw or typed stays here.";

    public override string NotDone => "This did not work";

    public override string Back => "Back";

    public override string CodeOfferHeading => "Your activation code is ready";

    public override string CodeOfferLead =>
        "Find something to write with, or have your phone ready. The code is shown once, and only here.";

    public override string ShowCode => "Show the code";

    public override string CodeHeading => "Your activation code";

    public override string UserId => "User ID";

    public override string Code => "Activation code";

    public override string CodeNext =>
        "Type them into the app, or write them down. The code is valid for "
        + $"{Numbers.InEnglish(Limits.ActivationCodeOnScreen)}, and stands here for "
        + $"{Numbers.InEnglish(Limits.ScreenShowsCode)}.";

    public override string TellNobody => "Never tell anybody the code, not even the officer.";

    public override string WrittenDown => "I have written it down";

    public override string ShownHeading => "The code was shown";

    public override string ShownLead =>
        "The code is shown once only. If you could not write it down, ask the officer for a new one.";

    public override string PasswordHeading => "Choose your password";

    public override string CodesLead(string serial) =>
        $"You were given the device with the number {serial}. Type a code of it, wait for the next one, and type that, too.";

    public override string FirstCode => "Code";

    public override string SecondCode => "The next code";

    public override string PasswordLead =>
        $"You need the password together with a code when you log in. It has {Limits.PasswordShortest} to "
        + $"{Limits.PasswordLongest} characters. The officer cannot see it.";

    public override string Password => "Password";

    public override string PasswordAgain => "Password again";

    public override string PasswordsDiffer => "The passwords differ. Type the same one in both places.";

    public override string Choose => "Choose password";

    public override string TermsAccepted => "I have read the terms and accept them";

    public override string DecisionHeading => "Decision";

    public override string HaveRead => "I have read it";

    public override string Accept => "Accept";

    public override string DoNotAccept => "I do not accept them";
}
