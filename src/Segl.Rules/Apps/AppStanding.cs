namespace Segl.Rules;

/// <summary>How an app stands in the service: the one place that says whether it may act for its owner.</summary>
/// <param name="IsActive">Neither blocked nor deleted in the service (R10, R11).</param>
/// <param name="SeemsCloned">Two installations used its keys (T-16).</param>
/// <param name="Pins">Its wrong PINs (R22).</param>
public sealed record AppStanding(bool IsActive, bool SeemsCloned, PinCounter Pins)
{
    /// <summary>
    /// R08, R11: why the app may do nothing at all; null if it may. Wrong PINs are no reason here, for whoever forgot
    /// the PIN still freezes the identity, stops a copy and refuses a login; what asks for the PIN asks
    /// <see cref="WhyNotVouch"/> or the counter itself.
    /// </summary>
    /// <param name="frozenAt">When the identity was frozen; null when it is not.</param>
    public Refusal? WhyNotAct(DateTimeOffset? frozenAt) =>
        !IsActive ? new(Reason.AppNotActive)
        : SeemsCloned ? new(Reason.AnswerTokenOld)
        : Identities.WhyNotUse(frozenAt);

    /// <summary>R19: whether the app lets its owner in, so that it counts as a way back. One that is blocked by wrong PINs, or
    /// seems to be cloned, does not.</summary>
    public bool LetsIn => WhyNotAct(frozenAt: null) is null && !Pins.Blocked;

    /// <summary>R22, R46: why nothing rests on the app now, neither a login nor a copy; null if it may.</summary>
    /// <param name="frozenAt">When the identity was frozen; null when it is not.</param>
    /// <param name="now">The instant of the request.</param>
    public Refusal? WhyNotVouch(DateTimeOffset? frozenAt, DateTimeOffset now) =>
        WhyNotAct(frozenAt) ?? Pins.WhyNotTry(now);
}
