namespace Segl.Rules.Tests;

public sealed class SharedPhonesTests
{
    [Theory]
    [InlineData(1, null)]
    [InlineData(2, Reason.BiometricsNotAllowed)]
    [InlineData(5, Reason.BiometricsNotAllowed)]
    public void R25_more_than_one_person_means_no_biometrics(int persons, Reason? refused) =>
        Assert.Equal(refused, SharedPhones.WhyNoBiometrics(persons)?.Because);

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, Reason.TooManyPersons)]
    public void R26_at_most_five_persons_share_one_phone(int persons, Reason? refused) =>
        Assert.Equal(refused, SharedPhones.WhyNoFurtherPerson(persons)?.Because);
}
