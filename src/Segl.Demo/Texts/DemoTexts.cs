using Segl.Server.Web;

namespace Segl.Demo.Texts;

/// <summary>The texts of the demo page and the sample service, one class per language (R110).</summary>
internal abstract class DemoTexts
{
    /// <summary>The texts of a language.</summary>
    public static DemoTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    /// <summary>The language of these texts.</summary>
    public abstract Language Language { get; }

    // The page
    public abstract string Title { get; }

    public abstract string Lead { get; }

    public abstract string Reset { get; }

    public abstract string ResetQuestion { get; }

    public abstract string ResetYes { get; }

    public abstract string Cancel { get; }

    public abstract string Resetting { get; }

    public abstract string Clock { get; }

    public abstract string OneHour { get; }

    public abstract string OneDay { get; }

    public abstract string OneWeek { get; }

    public abstract string PostArrives { get; }

    // What to press next
    public abstract string Guide { get; }

    public abstract string WalkLogin { get; }

    public abstract string WalkCopy { get; }

    public abstract string WalkSpare { get; }

    public abstract string WalkCheat { get; }

    public abstract string NextShop { get; }

    public abstract string NextUserId { get; }

    public abstract string NextWaiting { get; }

    public abstract string NextClaimed(string pin);

    public abstract string NextIn { get; }

    public abstract string NextOther { get; }

    /// <summary>"Step 7 of 26".</summary>
    public abstract string StepOf(string step, int steps);

    public abstract string AllSteps { get; }

    /// <summary>What to do at each of the seed's steps of copying the app, in its order.</summary>
    /// <param name="pin">Karla's PIN on phone A.</param>
    /// <param name="userId">Her user ID.</param>
    public abstract IReadOnlyList<string> CopySteps(string pin, string userId);

    public abstract string CopyDone { get; }

    /// <summary>What to do on the way to a spare: for each part, and in it for what the PC shows. One without a place on the
    /// PC is said wherever the PC is.</summary>
    /// <param name="pin">Karla's PIN on phone A.</param>
    /// <param name="userId">Her user ID.</param>
    public abstract IReadOnlyList<(string Step, string Text)> SpareSteps(string pin, string userId);

    public abstract string CheatShop { get; }

    public abstract string CheatUserId { get; }

    public abstract string CheatWaiting { get; }

    public abstract string CheatClaimed { get; }

    public abstract string CheatOther { get; }

    // The devices
    public abstract string Pc { get; }

    public abstract string StartOver { get; }

    public abstract string AtThePc { get; }

    public abstract string MySegl { get; }

    public abstract string PhoneA { get; }

    public abstract string LosePhone { get; }

    public abstract string FindPhone { get; }

    public abstract string PhoneLost { get; }

    public abstract string PhoneB { get; }

    /// <summary>The name of phone B where there is little room.</summary>
    public abstract string PhoneBTab { get; }

    public abstract string PhoneC { get; }

    public abstract string Pushed { get; }

    // Code displays and audio code readers
    public abstract string Devices { get; }

    public abstract string NoDevice { get; }

    public abstract string CodeDisplay { get; }

    public abstract string AudioReader { get; }

    public abstract string Press { get; }

    /// <summary>The one key of the audio code reader: it also says the code again.</summary>
    public abstract string SayCode { get; }

    public abstract string Headphones { get; }

    public abstract string SpokenLanguage { get; }

    public abstract string Speed { get; }

    public abstract string Volume { get; }

    /// <summary>"On its back: serial number".</summary>
    public abstract string OnItsBack { get; }

    // Inboxes
    public abstract string Messages(string name);

    public abstract string InboxEmpty(string name);

    public abstract string Sms { get; }

    public abstract string Email { get; }

    public abstract string Letters { get; }

    public abstract string Desk { get; }

    public abstract string NewCode { get; }

    public abstract string UserId { get; }

    public abstract string ActivationCode { get; }

    // The sample service
    public abstract string ShopLine { get; }

    public abstract string ShopHeading { get; }

    public abstract string ShopLead { get; }

    public abstract string LogIn { get; }

    public abstract string LogInHigh { get; }

    public abstract string LevelTooLow { get; }

    public abstract string Raise { get; }

    public abstract string Raised { get; }

    public abstract string NotLoggedIn { get; }

    public abstract string Hello(string name);

    public abstract string Known { get; }

    public abstract string Pay { get; }

    public abstract string PayAction { get; }

    public abstract string PayText { get; }

    public abstract string Paid { get; }

    public abstract string LogOut { get; }
}
