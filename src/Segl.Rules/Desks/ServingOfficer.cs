namespace Segl.Rules;

/// <summary>Whom an officer may serve, and who may be the second one (R83, T-40).</summary>
public static class ServingOfficer
{
    /// <summary>R83: nobody serves themself, nor whom they live with.</summary>
    public static Refusal? WhyNotServe(Resident officer, Resident citizen) =>
        officer.Id == citizen.Id || officer.SharesHousehold(citizen) ? new(Reason.OfficerServesOwn) : null;

    /// <summary>T-40: the second officer is another person, in another login, at the same desk, and serves no own.</summary>
    public static Refusal? WhyNotSecond(Guid first, Resident second, Resident citizen) =>
        first == second.Id ? new(Reason.SameOfficer) : WhyNotServe(second, citizen);

    /// <summary>T-40: why an officer does no more of this today; null if they may.</summary>
    /// <param name="kind">What is counted.</param>
    /// <param name="doneToday">How many there were today.</param>
    public static Refusal? WhyNotToday(OfficerCount kind, int doneToday) =>
        doneToday < LimitOf(kind) ? null : new(Reason.OfficerLimitReached);

    /// <summary>T-40: whether an officer has used so much of a day's limit that operators are to look at it.</summary>
    public static bool IsNearLimit(OfficerCount kind, int doneToday) =>
        doneToday * 100 >= LimitOf(kind) * Limits.OfficerNearLimitPercent;

    /// <summary>T-40: how many an officer may do in a day.</summary>
    public static int LimitOf(OfficerCount kind) =>
        kind switch
        {
            OfficerCount.LookUp => Limits.OfficerLookUpsADay,
            OfficerCount.Act => Limits.OfficerActsADay,
            OfficerCount.Freeze => Limits.OfficerFreezesADay,
        };
}
