namespace Segl.Demo.Walks;

/// <summary>
/// The way of "A spare without a desk" (seed S1): in the present app a passport is scanned, which gives an activation code
/// for phone B. The phones' screens say which step comes next.
/// </summary>
internal static class DocumentWalk
{
    /// <summary>The step that comes next, by the name of its sentence.</summary>
    /// <param name="old">What phone A shows.</param>
    /// <param name="fresh">What phone B shows.</param>
    /// <param name="isLaid">Whether a document lies on phone A.</param>
    public static string Next(PhoneScreen old, PhoneScreen fresh, bool isLaid) =>
        fresh switch
        {
            PhoneScreen.TypeCode or PhoneScreen.TemporaryPin or PhoneScreen.ChoosePin or PhoneScreen.Active =>
                fresh.ToString(),
            PhoneScreen.RepeatPin => nameof(PhoneScreen.ChoosePin),
            PhoneScreen.Biometrics or PhoneScreen.Notifications => "Offers",
            _ => OnPhoneA(old, isLaid),
        };

    private static string OnPhoneA(PhoneScreen shown, bool isLaid) =>
        shown switch
        {
            PhoneScreen.Zone => isLaid ? "ZoneSeen" : nameof(PhoneScreen.Zone),
            PhoneScreen.Home
            or PhoneScreen.Menu
            or PhoneScreen.Activate
            or PhoneScreen.Terms
            or PhoneScreen.Country
            or PhoneScreen.Chip
            or PhoneScreen.Face
            or PhoneScreen.Granted
            or PhoneScreen.What
            or PhoneScreen.NewApp
            or PhoneScreen.Code
            or PhoneScreen.NotGranted => shown.ToString(),
            _ => nameof(PhoneScreen.Other),
        };
}
