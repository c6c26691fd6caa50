namespace Segl.Rules;

/// <summary>A spare that a person can get.</summary>
public enum SpareWay
{
    /// <summary>An app on another phone or tablet, copied from the one in use (S2).</summary>
    AppByCopy,

    /// <summary>An app on a phone or tablet, by an activation code from the portal.</summary>
    AppByCode,

    /// <summary>A code display, by post.</summary>
    CodeDisplay,

    /// <summary>An audio code reader, by post.</summary>
    AudioReader,

    /// <summary>A device that was ordered and only has to be activated.</summary>
    OrderedDevice,
}

/// <summary>R14, R15: which spares are open to a person beside what they have. R112: who is advised to get one.</summary>
public static class Spares
{
    /// <summary>R112: whether a person is advised to get a spare.</summary>
    /// <param name="usable">The authenticators that let them in today.</param>
    public static bool IsAdvised(int usable) => usable <= 1;

    /// <summary>
    /// R14: beside an app another app, a code display or an audio code reader. R15: beside a display or reader the app.
    /// Where all places for apps are taken, and a device is active, there is no further spare.
    /// </summary>
    /// <param name="usableApps">The apps that let the person in, which can be copied and approve a device (R16).</param>
    /// <param name="activeApps">All apps that have a place (R10).</param>
    /// <param name="hasDevice">Whether a display or reader is active (R12).</param>
    /// <param name="hasOrder">Whether one is on its way (R13).</param>
    public static IReadOnlyList<SpareWay> Open(int usableApps, int activeApps, bool hasDevice, bool hasOrder)
    {
        var mayHaveApp = SpareAuthenticators.WhyNoFurtherApp(activeApps) is null;
        var mayHaveDevice = usableApps > 0 && !hasDevice;
        return
        [
            .. Where(mayHaveApp && usableApps > 0, SpareWay.AppByCopy),
            .. Where(mayHaveApp, SpareWay.AppByCode),
            .. Where(mayHaveDevice && hasOrder, SpareWay.OrderedDevice),
            .. Where(mayHaveDevice && !hasOrder, SpareWay.CodeDisplay),
            .. Where(mayHaveDevice && !hasOrder, SpareWay.AudioReader),
        ];
    }

    private static SpareWay[] Where(bool open, SpareWay way) => open ? [way] : [];
}
