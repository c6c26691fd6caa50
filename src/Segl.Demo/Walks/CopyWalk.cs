using Segl.Rules;
using Segl.Storage;

namespace Segl.Demo.Walks;

/// <summary>What a phone of the demo shows, as far as the steps of a walk depend on it. Its script reads it off the
/// heading.</summary>
internal enum PhoneScreen
{
    Other,
    Asleep,
    Awake,
    Asks,
    Home,
    Menu,
    Activate,
    Copy,
    Pin,
    Start,
    Link,
    Welcome,
    How,
    Terms,
    CopyHere,
    Scan,
    ChoosePin,
    RepeatPin,
    Working,
    Biometrics,
    Notifications,
    Active,
    Country,
    Zone,
    Chip,
    Face,
    Granted,
    What,
    NewApp,
    Code,
    NotGranted,
    TypeCode,
    TemporaryPin,
}

/// <summary>Where a citizen is on the way to a copied app.</summary>
/// <param name="Step">The step to do next, by the seed's numbers; 26 once all are done.</param>
/// <param name="Done">True when the new app is active and its owner saw it.</param>
internal sealed record CopyProgress(int Step, bool Done);

/// <summary>
/// The 26 steps of "How to copy the app" (seed S2), and which of them comes next. The server's copy decides in which part
/// the citizen is. Within a part, where the server is told nothing, such as before the first act is signed or while the
/// new phone is taken up, it is what the phones show.
/// </summary>
internal static class CopyWalk
{
    /// <summary>How many steps there are.</summary>
    public const int Steps = 26;

    /// <summary>The step that comes next.</summary>
    /// <param name="copy">The citizen's newest copy; null before the first.</param>
    /// <param name="activation">How far the activation is of the phone that scanned its code; null before one did.</param>
    /// <param name="old">What phone A shows.</param>
    /// <param name="fresh">What phone B shows.</param>
    /// <param name="now">The demo's time.</param>
    public static CopyProgress Next(
        AppCopy? copy,
        ActivationStep? activation,
        PhoneScreen old,
        PhoneScreen fresh,
        DateTimeOffset now
    ) =>
        copy switch
        {
            null => new(BeforeTheWait(old), false),
            { Step: CopyStep.Done } => AfterActivation(fresh),
            { Step: CopyStep.Vouched } when copy.IsWithNewPhone(now) => new(Activating(activation, fresh), false),
            _ when copy.IsWithNewPhone(now) => new(19, false),
            { Step: CopyStep.Showing { ValidUntil: var until } } when now < until => new(Showing(old, fresh), false),
            _ => copy.WhyNoCode(now) switch
            {
                null => new(ToTheCode(old), false),
                { Because: Reason.WaitNotOver } => new(7, false),
                _ => new(BeforeTheWait(old), false),
            },
        };

    // Steps 1 to 6: nothing is known to the server before "Start copying".
    private static int BeforeTheWait(PhoneScreen old) =>
        old switch
        {
            PhoneScreen.Menu => 2,
            PhoneScreen.Activate => 3,
            PhoneScreen.Copy => 4,
            PhoneScreen.Pin => 5,
            PhoneScreen.Start => 6,
            _ => 1,
        };

    // Steps 8 to 11: the wait is over, and the next code is not signed yet.
    private static int ToTheCode(PhoneScreen old) =>
        old switch
        {
            PhoneScreen.Pin => 9,
            PhoneScreen.Link => 10,
            PhoneScreen.Asks => 11,
            _ => 8,
        };

    // Steps 12 to 19: a code is shown, and nobody has scanned it. The old phone may be at the next code already.
    private static int Showing(PhoneScreen old, PhoneScreen fresh) =>
        ToTheCode(old) is > 8 and var again
            ? again
            : fresh switch
            {
                PhoneScreen.Awake => 13,
                PhoneScreen.Welcome => 14,
                PhoneScreen.How or PhoneScreen.Terms => 15,
                PhoneScreen.CopyHere => 16,
                PhoneScreen.Link => 17,
                PhoneScreen.Asks => 18,
                PhoneScreen.Scan => 19,
                _ => 12,
            };

    // Steps 20 to 23: the old app has vouched for the new one.
    private static int Activating(ActivationStep? activation, PhoneScreen fresh) =>
        activation switch
        {
            ActivationStep.CodeRight => 21,
            ActivationStep.TemporaryPinRight => fresh is PhoneScreen.RepeatPin ? 23 : 22,
            ActivationStep.PinChosen or ActivationStep.Active => 23,
            _ => 20,
        };

    // Steps 24 to 26: the new app is active, and offers what it can do.
    private static CopyProgress AfterActivation(PhoneScreen fresh) =>
        fresh switch
        {
            PhoneScreen.RepeatPin => new(23, false),
            PhoneScreen.Working or PhoneScreen.Biometrics => new(24, false),
            PhoneScreen.Notifications => new(25, false),
            PhoneScreen.Active => new(26, false),
            _ => new(Steps, true),
        };
}
