namespace Segl.Rules;

/// <summary>An order of a device, until it is activated or void.</summary>
/// <param name="Kind">What was ordered.</param>
/// <param name="OrderedAt">When.</param>
/// <param name="Abroad">Whether it goes to an address abroad.</param>
/// <param name="Fee">What it costs, in DKK; it is kept, since fees change.</param>
public sealed record DeviceOrder(DeviceKind Kind, DateTimeOffset OrderedAt, bool Abroad, decimal Fee)
{
    /// <summary>R63: it can be activated before this instant.</summary>
    public DateTimeOffset ValidUntil => OrderedAt + (Abroad ? Limits.OrderAbroadValid : Limits.OrderValid);

    /// <summary>
    /// R16, R51, R61: why an app cannot order a device; null if it can. What it must be able to do is what a login needs, and
    /// it must not be new.
    /// </summary>
    /// <param name="app">The app; null where there is none, as with a login by a device.</param>
    /// <param name="restrictedUntil">See <see cref="CopyingTheApp.RestrictedUntil"/>.</param>
    /// <param name="frozenAt">When the identity was frozen; null when it is not.</param>
    /// <param name="now">The instant of the request.</param>
    public static Refusal? WhyNotOrder(
        AppStanding? app,
        DateTimeOffset? restrictedUntil,
        DateTimeOffset? frozenAt,
        DateTimeOffset now
    ) =>
        app is null ? new(Reason.DeviceNeedsApp)
        : app.WhyNotVouch(frozenAt, now) is { } refused ? refused
        : now < restrictedUntil ? new(Reason.AppRestricted, restrictedUntil)
        : null;

    /// <summary>R13, R62: a new order.</summary>
    /// <param name="kind">What is ordered.</param>
    /// <param name="abroad">Whether it goes to an address abroad.</param>
    /// <param name="open">The person's order that is not yet activated; null if there is none.</param>
    /// <param name="earlier">How many devices of this kind the person had before.</param>
    /// <param name="now">The instant of the request.</param>
    public static Outcome<DeviceOrder> Place(
        DeviceKind kind,
        bool abroad,
        DeviceOrder? open,
        int earlier,
        DateTimeOffset now
    ) =>
        open is not null && open.WhyNotActivate(now) is null
            ? new Refusal(Reason.DeviceOrderOpen, open.ValidUntil)
            : new DeviceOrder(kind, now, abroad, FeeOf(kind, earlier));

    /// <summary>R63: why its device cannot be activated any more; null if it can.</summary>
    public Refusal? WhyNotActivate(DateTimeOffset now) => now < ValidUntil ? null : new(Reason.DeviceOrderOver);

    /// <summary>R62: what one more device of a kind costs, in DKK.</summary>
    public static decimal FeeOf(DeviceKind kind, int earlier) =>
        (kind, earlier < Limits.FreeDevicesOfAKind) switch
        {
            (_, true) => 0,
            (DeviceKind.CodeDisplay, false) => Limits.CodeDisplayFee,
            (DeviceKind.AudioReader, false) => Limits.AudioReaderFee,
        };
}
