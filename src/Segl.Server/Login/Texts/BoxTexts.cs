using Segl.Server.Web;

namespace Segl.Server.Login.Texts;

/// <summary>
/// All texts of the login box (R110). One class per language, so that a text missing in one does not compile. The
/// texts of the rules' refusals are in <see cref="Sentences"/>.
/// </summary>
internal abstract class BoxTexts
{
    /// <summary>The texts of a language.</summary>
    public static BoxTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>
    /// R110: the texts in the language chosen on the page, otherwise in the one requested by the relying party,
    /// otherwise in the browser's; null when the chosen one is not available.
    /// </summary>
    public static BoxTexts? For(HttpContext context, string? asked)
    {
        if (context.Request.Query["lang"].ToString() is { Length: > 0 } chosen)
        {
            return Languages.Named(chosen) is { } named ? In(named) : null;
        }

        return In(Languages.Named(asked) ?? Languages.Of(context));
    }

    /// <summary>After a while without a claim; the same for known and unknown user IDs (R91).</summary>
    public abstract string LateHint { get; }

    /// <summary>What a return code looks like.</summary>
    public abstract string ReturnCodeForm { get; }

    /// <summary>The language of these texts.</summary>
    public abstract Language Language { get; }

    // Around every page
    public abstract string LogInTo { get; }

    public abstract string Cancel { get; }

    public abstract string Help { get; }

    public abstract string HaveASpare { get; }

    public abstract string CopyYourApp { get; }

    public abstract string LostEverything { get; }

    public abstract string FindADesk { get; }

    public abstract string BackTo(string service);

    // The queue
    public abstract string QueueHeading { get; }

    public abstract string Queue { get; }

    public abstract string QueueLeft(TimeSpan wait);

    // The user ID
    public abstract string UserIdHeading { get; }

    public abstract string UserIdLabel { get; }

    public abstract string UserIdHint { get; }

    public abstract string Remember { get; }

    public abstract string Next { get; }

    public abstract IReadOnlyList<string> UserIdHelp { get; }

    // The waiting page
    public abstract string WaitingHeading { get; }

    public abstract string Scan { get; }

    public abstract string QrCode { get; }

    public abstract string Number { get; }

    public abstract string NumberHint { get; }

    public abstract string OpenHere { get; }

    public abstract string TimeLeft { get; }

    public abstract string SecondsLeft { get; }

    public abstract string ChangeUserId { get; }

    public abstract string RefreshesItself(TimeSpan every);

    public abstract IReadOnlyList<string> WaitingHelp { get; }

    // A code display or an audio code reader
    public abstract string UseADevice { get; }

    public abstract string UseTheApp { get; }

    // A level that takes a security key
    public abstract string ThenYourKey { get; }

    public abstract string DeviceCodeHeading { get; }

    public abstract string DeviceCodeLabel { get; }

    public abstract string DeviceCodeHint { get; }

    public abstract string DeviceCodeForm { get; }

    public abstract string TwoCodes { get; }

    public abstract string TwoCodesHeading { get; }

    public abstract string TwoCodesHint { get; }

    public abstract string NextCodeLabel { get; }

    public abstract string NextCodeHint { get; }

    public abstract string TwoCodesAreOne { get; }

    public abstract string PasswordHeading { get; }

    public abstract string PasswordLabel { get; }

    public abstract string PasswordHint { get; }

    public abstract string LogIn { get; }

    public abstract string DeviceWait(TimeSpan left);

    public abstract IReadOnlyList<string> DeviceHelp { get; }

    // Results
    public abstract string ClaimedHeading { get; }

    public abstract string Claimed { get; }

    public abstract string ShowTheCodeAgain { get; }

    public abstract string ApprovedHeading { get; }

    public abstract string Approved(string service);

    public abstract string GoOn { get; }

    public abstract string ApprovedByLinkHeading { get; }

    public abstract string ApprovedByLink(string service);

    // The app is on the home screen, or in another browser
    public abstract string LongCode { get; }

    public abstract string LongCodeHint { get; }

    public abstract string OnTheHomeScreen { get; }

    public abstract IReadOnlyList<string> OnTheHomeScreenSteps { get; }

    public abstract string IfTheAppAsksForACode { get; }

    public abstract string ReturnCodeHeading { get; }

    public abstract string ReturnCodeLabel { get; }

    public abstract string ReturnCodeHint(string service);

    public abstract string ReturnCodeWrong(int left);

    public abstract IReadOnlyList<string> ReturnCodeHelp { get; }

    public abstract string WrongReturnCodes { get; }

    public abstract string RefusedHeading { get; }

    public abstract string Refused { get; }

    public abstract string WrongNumbers { get; }

    public abstract string OverHeading { get; }

    public abstract string Over { get; }

    public abstract string InterruptedHeading { get; }

    public abstract string Interrupted { get; }

    public abstract string Again { get; }

    public abstract string FinishedHeading { get; }

    public abstract string Finished(string service);

    public abstract string NotHereHeading { get; }

    public abstract string NotHere { get; }

    // The return link from the app
    public abstract string BackHeading { get; }

    public abstract string Back { get; }

    public abstract string BackNeedsScript { get; }

    public abstract string OtherBrowserHeading { get; }

    public abstract string OtherBrowser { get; }

    public abstract string ElsewhereHeading { get; }

    public abstract string Elsewhere { get; }

    public abstract string NoHeading { get; }

    // The link that stops a copy of the app
    public abstract string StopHeading { get; }

    public abstract string StopWhat(string phone, string started);

    public abstract string StopThen { get; }

    public abstract string StopNow { get; }

    public abstract string StoppedHeading { get; }

    public abstract string Stopped { get; }

    public abstract string NothingToStopHeading { get; }

    public abstract string NothingToStop { get; }
}
