using System.Globalization;
using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

public sealed class IdentitiesTests
{
    private static readonly DateOnly Today = new(2030, 6, 1);

    [Theory]
    [InlineData("2017-06-01", null)]
    [InlineData("2017-06-02", Reason.TooYoung)]
    [InlineData("2030-06-01", Reason.TooYoung)]
    [InlineData("2031-01-01", Reason.TooYoung)]
    [InlineData("1930-01-01", null)]
    public void R04_nobody_under_13_gets_an_identity(string born, Reason? refused) =>
        Assert.Equal(
            refused,
            Identities
                .WhyNotRegister(DateOnly.Parse(born, CultureInfo.InvariantCulture), AssuranceLevel.Substantial, Today)
                ?.Because
        );

    [Theory]
    [InlineData("2017-02-28", 12)]
    [InlineData("2017-03-01", 13)]
    public void R04_who_is_born_on_29_february_has_a_birthday_on_1_march(string day, int age) =>
        Assert.Equal(age, Identities.AgeOn(new(2004, 2, 29), DateOnly.Parse(day, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(AssuranceLevel.Low, null)]
    [InlineData(AssuranceLevel.Substantial, null)]
    [InlineData(AssuranceLevel.High, Reason.LevelNotGivenHere)]
    public void R06_high_is_not_given_by_a_command(AssuranceLevel level, Reason? refused) =>
        Assert.Equal(refused, Identities.WhyNotRegister(new(1990, 1, 1), level, Today)?.Because);

    [Theory]
    [InlineData(Identities.TermsVersion, null)]
    [InlineData("2025-1", Reason.TermsNotAccepted)]
    [InlineData("", Reason.TermsNotAccepted)]
    [InlineData(null, Reason.TermsNotAccepted)]
    public void R07_only_the_terms_of_today_are_accepted(string? version, Reason? refused) =>
        Assert.Equal(refused, Identities.WhyNotTerms(version)?.Because);

    [Fact]
    public void R08_a_frozen_identity_cannot_be_used()
    {
        Assert.Equal(Reason.IdentityFrozen, Identities.WhyNotUse(Noon)?.Because);
        Assert.Null(Identities.WhyNotUse(null));
    }
}
