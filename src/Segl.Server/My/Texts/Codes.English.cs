using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Texts;

/// <summary>Activation codes, in English.</summary>
internal sealed partial class English : MyTexts
{
    public override string CodeHeading => "Get an activation code";

    public override string CodeLead =>
        "With the code you activate the app on one more phone or tablet, or again if only a device is left to you.";

    public override IReadOnlyList<string> CodeSteps(bool byApp) =>
        [
            $"You wait {Numbers.InEnglish(byApp ? Limits.PortalWaitByApp : Limits.PortalWait)} from when you ask for it"
                + (byApp ? "." : ", because you are not logged in with an app."),
            "We write to you everywhere when you ask for it, and when the wait is over. You can stop it meanwhile.",
            $"The code has {Limits.ActivationCodeCharacters} characters. You also need your user ID, and your "
                + "phone for a text message.",
        ];

    public override string CodeAsk => "Ask for a code";

    public override string CodeFrom(string time) => $"You can have the code {time}.";

    public override string CodeMeanwhile =>
        "You can close this page meanwhile. We write to you when the wait is over. If you did not ask for the "
        + "code yourself, stop it.";

    public override string CodeIsReady(string until) => $"The wait is over. You can see the code here until {until}.";

    public override string CodeHaveReady =>
        $"Have the new phone at hand: the code is valid for only "
        + $"{Numbers.InEnglish(Limits.ActivationCodeOnScreen)} from when you see it.";

    public override string CodeShow => "Show the code";

    public override string CodeHere => "Your activation code";

    public override string CodeOpenApp(string address) =>
        $"Open {address} on the new phone, press “Get started” and “I have an activation code”, and type:";

    public override string UserId => "User ID";

    public override string ActivationCode => "Activation code";

    public override string CodeUntil(string time) =>
        $"The code is valid until {time} and works only once. It is not shown again.";

    public override string CodeTellNobody => "Never tell it to anyone, not even to us, your bank or the police.";

    public override string CodeAtOnce => "With a passport or ID card you get it in the app, without waiting";

    public override string CodeWaits(string time) => $"An activation code was asked for {time}.";

    public override string StopCodeHeading => "Stop the activation code";

    public override string CodeStops =>
        "An activation code was shown in your app. It stops working at once, and no app becomes active with it.";

    public override string CodeStopped => "Nobody gets a code. You can ask for a new one in My Segl.";
}
