namespace Segl.Rules.Tests;

/// <summary>R84, T-40, T-46, T-48: which acts are offered, which need two, and what they make of the level.</summary>
public sealed class DeskActsTests
{
    private static readonly DeskEvidence Passport = new([DocumentKind.Passport], HasWitness: false);

    private static readonly DeskEvidence TwoOthers = new(
        [DocumentKind.HealthCard, DocumentKind.BirthCertificate],
        HasWitness: false
    );

    private static readonly DeskEvidence WitnessOnly = new([], HasWitness: true);

    private static readonly ServedPerson Karla = new(
        AssuranceLevel.Substantial,
        IsFrozen: false,
        HasEnded: false,
        HasPhone: true,
        PhoneIsHeld: false,
        ActiveApps: 1,
        BlockedApps: 1,
        ActiveDevices: 1
    );

    public static TheoryData<DeskAct> All => [.. Enum.GetValues<DeskAct>()];

    [Theory, MemberData(nameof(All))]
    public void T46_without_evidence_one_can_only_freeze(DeskAct act) =>
        Assert.Equal(act is DeskAct.Freeze ? null : Reason.EvidenceMissing, WhyNot(act, Karla, DeskEvidence.None));

    [Theory, MemberData(nameof(All))]
    public void R08_of_a_frozen_identity_nothing_but_opening_and_blocking_is_offered(DeskAct act) =>
        Assert.Equal(
            act is DeskAct.EndFreeze or DeskAct.BlockAuthenticator ? null : Reason.IdentityFrozen,
            WhyNot(act, Karla with { IsFrozen = true }, Passport)
        );

    [Theory, MemberData(nameof(All))]
    public void R09_of_an_identity_that_ended_nothing_is_offered(DeskAct act) =>
        Assert.NotNull(WhyNot(act, Karla with { HasEnded = true, IsFrozen = true }, Passport));

    [Fact]
    public void R84_what_could_not_be_finished_is_not_offered()
    {
        Assert.Equal(Reason.TooManyApps, WhyNot(DeskAct.PrintActivationCode, Karla with { ActiveApps = 3 }, Passport));
        Assert.Equal(Reason.DeviceNeedsApp, WhyNot(DeskAct.HandOutDevice, Karla, Passport));
        Assert.Null(WhyNot(DeskAct.HandOutDevice, Karla with { ActiveApps = 0 }, Passport));
        Assert.Equal(Reason.NotFound, WhyNot(DeskAct.SendTemporaryPin, Karla with { BlockedApps = 0 }, Passport));
        Assert.Equal(
            Reason.PhoneNumberTooNew,
            WhyNot(DeskAct.SendTemporaryPin, Karla with { PhoneIsHeld = true }, Passport)
        );
        Assert.Equal(
            Reason.PhoneNumberInvalid,
            WhyNot(DeskAct.SendTemporaryPin, Karla with { HasPhone = false }, Passport)
        );
        Assert.Equal(Reason.NotFound, WhyNot(DeskAct.ResetPassword, Karla with { ActiveDevices = 0 }, Passport));
        Assert.Equal(Reason.NotFrozen, WhyNot(DeskAct.EndFreeze, Karla, Passport));
        Assert.Equal(Reason.NotFound, WhyNot(DeskAct.LiftPhoneHold, Karla, Passport));
        Assert.Null(WhyNot(DeskAct.LiftPhoneHold, Karla with { PhoneIsHeld = true }, Passport));
    }

    [Fact]
    public void R06_high_takes_a_document_with_photo_and_two_officers()
    {
        Assert.Null(WhyNot(DeskAct.GiveHigh, Karla, Passport));
        Assert.Equal(Reason.EvidenceMissing, WhyNot(DeskAct.GiveHigh, Karla, TwoOthers));
        Assert.True(DeskActs.NeedsSecond(DeskAct.GiveHigh, AssuranceLevel.Substantial, Passport));
        Assert.Equal(AssuranceLevel.High, After(DeskAct.GiveHigh, AssuranceLevel.Substantial, Passport, byTwo: true));
    }

    [Theory, MemberData(nameof(All))]
    public void T48_no_act_gives_a_level_above_its_evidence(DeskAct act)
    {
        foreach (var level in Enum.GetValues<AssuranceLevel>())
        foreach (var evidence in (DeskEvidence[])[Passport, TwoOthers, WitnessOnly])
        foreach (var byTwo in (bool[])[false, true])
        {
            var (after, proven) = (After(act, level, evidence, byTwo), byTwo ? evidence.LevelOfTwo : evidence.Level);
            Assert.True(after <= level || after <= proven, $"{act} {level} {evidence} {byTwo}");
            Assert.True(!DeskActs.GivesAccess(act) || after <= proven, $"{act} {level} {evidence} {byTwo}");
        }
    }

    [Fact]
    public void T40_a_second_officer_decides_on_weak_evidence_and_on_level_high()
    {
        foreach (var act in Enum.GetValues<DeskAct>().Where(DeskActs.GivesAccess))
        {
            Assert.False(DeskActs.NeedsSecond(act, AssuranceLevel.Substantial, Passport));
            Assert.True(DeskActs.NeedsSecond(act, AssuranceLevel.High, Passport));
            Assert.True(DeskActs.NeedsSecond(act, AssuranceLevel.Substantial, TwoOthers));
            Assert.True(DeskActs.NeedsSecond(act, AssuranceLevel.Low, WitnessOnly));
        }

        Assert.True(DeskActs.NeedsSecond(DeskAct.LiftPhoneHold, AssuranceLevel.Low, Passport));
        Assert.False(DeskActs.NeedsSecond(DeskAct.Freeze, AssuranceLevel.High, DeskEvidence.None));
    }

    private static Reason? WhyNot(DeskAct act, ServedPerson person, DeskEvidence evidence) =>
        DeskActs.WhyNot(act, person, evidence)?.Because;

    private static AssuranceLevel After(DeskAct act, AssuranceLevel level, DeskEvidence evidence, bool byTwo) =>
        DeskActs.LevelAfter(act, level, evidence, byTwo);
}
