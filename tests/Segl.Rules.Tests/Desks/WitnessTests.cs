namespace Segl.Rules.Tests;

/// <summary>R82, T-42: who may vouch.</summary>
public sealed class WitnessTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly Resident Citizen = new(Guid.NewGuid(), PostalAddress.Read("Nygade 1;8000 Aarhus C"));
    private static readonly Guid Officer = Guid.NewGuid();

    private static readonly Witness Right = new(
        new(Guid.NewGuid(), PostalAddress.Read("Vej 2;8000 Aarhus C")),
        new(1990, 1, 1),
        Now - Limits.WitnessIdentityAge - Tick,
        IsUsable: true,
        []
    );

    [Fact]
    public void R82_a_grown_up_with_an_old_identity_may() => Assert.Null(WhyNot(Right));

    [Fact]
    public void R82_T42_a_witness_is_eighteen()
    {
        Assert.Null(WhyNot(Right with { BirthDate = new(2012, 6, 1) }));
        Assert.Equal(Reason.WitnessTooYoung, WhyNot(Right with { BirthDate = new(2012, 6, 2) }));
    }

    [Fact]
    public void R82_T42_the_identity_is_older_than_thirty_days()
    {
        Assert.Equal(Reason.WitnessTooNew, WhyNot(Right with { RegisteredAt = Now - Limits.WitnessIdentityAge }));
        Assert.Equal(
            Reason.WitnessTooNew,
            WhyNot(Right with { RegisteredAt = Now - Limits.WitnessIdentityAge + Tick })
        );
    }

    [Fact]
    public void R82_T42_the_fourth_in_120_days_is_refused()
    {
        DateTimeOffset[] three = [Now - Limits.WitnessWindow + Tick, Now - Tick, Now];
        Assert.Equal(Reason.WitnessTooOften, WhyNot(Right with { Vouched = three }));
        Assert.Null(WhyNot(Right with { Vouched = [Now - Limits.WitnessWindow, .. three[1..]] }));
    }

    [Fact]
    public void R82_a_witness_is_neither_citizen_nor_officer_nor_of_the_household()
    {
        Assert.Equal(Reason.WitnessTooNear, WhyNot(Right with { Person = Citizen }));
        Assert.Equal(Reason.WitnessTooNear, WhyNot(Right with { Person = new(Officer, null) }));
        Assert.Equal(
            Reason.WitnessTooNear,
            WhyNot(Right with { Person = new(Guid.NewGuid(), PostalAddress.Read("nygade  1;8000 aarhus c")) })
        );
    }

    [Fact]
    public void R82_a_frozen_witness_is_none() =>
        Assert.Equal(Reason.WitnessNotUsable, WhyNot(Right with { IsUsable = false }));

    private static Reason? WhyNot(Witness witness) => witness.WhyNot(Citizen, Officer, Now)?.Because;
}
