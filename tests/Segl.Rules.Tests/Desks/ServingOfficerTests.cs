namespace Segl.Rules.Tests;

/// <summary>R83, T-40: whom an officer serves, who is the second one, and how often.</summary>
public sealed class ServingOfficerTests
{
    private static readonly DateTimeOffset Now = new(2030, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly Resident Anne = new(Guid.NewGuid(), PostalAddress.Read("Nygade 1;8000 Aarhus C"));
    private static readonly Resident Bo = new(Guid.NewGuid(), null);
    private static readonly Resident Karla = new(Guid.NewGuid(), PostalAddress.Read("Vej 2;8000 Aarhus C"));

    [Fact]
    public void R83_T40_an_officer_serves_neither_themself_nor_their_household()
    {
        Assert.Null(ServingOfficer.WhyNotServe(Anne, Karla));
        Assert.Equal(Reason.OfficerServesOwn, ServingOfficer.WhyNotServe(Anne, Anne)?.Because);
        Assert.Equal(Reason.OfficerServesOwn, ServingOfficer.WhyNotServe(Anne, Anne with { Id = Bo.Id })?.Because);
        Assert.Null(ServingOfficer.WhyNotServe(Bo, Bo with { Id = Karla.Id }));
    }

    [Fact]
    public void T40_the_second_officer_is_another_person_and_serves_no_own()
    {
        var proposal = new DeskProposal(Anne.Id, Now);
        Assert.Null(proposal.WhyNotDecide(Bo, Karla, Now));
        Assert.Equal(Reason.SameOfficer, proposal.WhyNotDecide(Anne, Karla, Now)?.Because);
        Assert.Equal(Reason.OfficerServesOwn, proposal.WhyNotDecide(Karla, Karla, Now)?.Because);
    }

    [Fact]
    public void T40_a_proposal_is_decided_once_and_in_time()
    {
        var proposal = new DeskProposal(Anne.Id, Now);
        Assert.Null(proposal.WhyNotDecide(Bo, Karla, proposal.ValidUntil - Tick));
        Assert.Equal(Reason.ProposalOver, proposal.WhyNotDecide(Bo, Karla, proposal.ValidUntil)?.Because);
        Assert.Equal(Reason.ProposalOver, (proposal with { DecidedAt = Now }).WhyNotDecide(Bo, Karla, Now)?.Because);
    }

    [Theory]
    [InlineData(OfficerCount.Act, Limits.OfficerActsADay)]
    [InlineData(OfficerCount.Freeze, Limits.OfficerFreezesADay)]
    [InlineData(OfficerCount.LookUp, Limits.OfficerLookUpsADay)]
    public void T40_one_more_than_the_limit_is_refused(OfficerCount kind, int limit)
    {
        Assert.Null(ServingOfficer.WhyNotToday(kind, limit - 1));
        Assert.Equal(Reason.OfficerLimitReached, ServingOfficer.WhyNotToday(kind, limit)?.Because);
    }

    [Theory]
    [InlineData(OfficerCount.Act, 48)]
    [InlineData(OfficerCount.Freeze, 8)]
    [InlineData(OfficerCount.LookUp, 80)]
    public void T40_operators_see_who_nears_the_limit(OfficerCount kind, int from)
    {
        Assert.False(ServingOfficer.IsNearLimit(kind, from - 1));
        Assert.True(ServingOfficer.IsNearLimit(kind, from));
    }
}
