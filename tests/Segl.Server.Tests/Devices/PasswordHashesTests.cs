using Segl.Rules;
using Segl.Server.Devices;

namespace Segl.Server.Tests.Devices;

/// <summary>R69, R91: hashes of passwords, and the queue before them.</summary>
public sealed class PasswordHashesTests
{
    private const string Composed = "caf\u00e9 og kage";
    private const string Decomposed = "cafe\u0301 og kage";

    // Made by Debian's argon2: echo -n 'kvaj og sylt' | argon2 saltsaltsaltsalt -id -k 19456 -t 2 -p 1 -l 32 -e
    private const string ByTheReference =
        "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$YmMDRm5ZqN/DUfglHWCZBb9Rce0AMsGnB3Xe4od/TUc";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task R69_a_hash_is_a_phc_string_that_only_its_password_fits()
    {
        using var hashes = new PasswordHashes();
        var phc = Granted(await hashes.Hash("kvaj og sylt", Stop));
        Assert.Matches(@"^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$", phc);
        Assert.NotEqual(phc, Granted(await hashes.Hash("kvaj og sylt", Stop)));
        Assert.True(await IsRight(hashes, phc, "kvaj og sylt"));
        Assert.False(await IsRight(hashes, phc, "kvaj og sylt "));
        Assert.False(await IsRight(hashes, phc, "Kvaj og sylt"));
    }

    [Fact]
    public async Task R69_hashes_are_those_of_the_reference_implementation_and_keep_their_parameters()
    {
        using var hashes = new PasswordHashes();
        Assert.True(await IsRight(hashes, ByTheReference, "kvaj og sylt"));
        Assert.Equal(ByTheReference, PasswordHash.Parse(ByTheReference).ToPhc());
        var other = ByTheReference.Replace("t=2", "t=3", StringComparison.Ordinal);
        Assert.False(await IsRight(hashes, other, "kvaj og sylt"));
    }

    [Theory]
    [InlineData(Composed, Decomposed)]
    [InlineData(Decomposed, Composed)]
    [InlineData("bl\u00e5b\u00e6r og \u1ec7", "bla\u030ab\u00e6r og e\u0323\u0302")]
    public async Task R69_a_letter_written_in_two_ways_is_one_letter(string chosen, string typed)
    {
        using var hashes = new PasswordHashes();
        Assert.True(await IsRight(hashes, Granted(await hashes.Hash(chosen, Stop)), typed));
    }

    [Fact]
    public async Task R91_where_there_is_no_password_a_hash_is_made_all_the_same()
    {
        using var hashes = new PasswordHashes();
        Assert.False(await IsRight(hashes, null, "kvaj og sylt"));
        Assert.Equal(1, hashes.Made);
    }

    [Fact]
    public async Task Point_3_a_full_queue_answers_at_once_and_loses_nothing_that_waits()
    {
        using var hashes = new PasswordHashes(threads: 1, waitingForAThread: 4);
        var asked = Enumerable.Range(0, 40).Select(_ => hashes.Check(null, "kvaj og sylt", Stop)).ToList();
        var answers = await Task.WhenAll(asked);
        var judged = answers.Count(answer => answer.IsGranted(out _, out _));
        // Four wait, and one or two that the thread took meanwhile.
        Assert.InRange(judged, 4, 20);
        Assert.Equal(judged, hashes.Made);
        Assert.All(
            answers.Where(answer => !answer.IsGranted(out _, out _)),
            answer => Assert.Equal(Reason.PasswordsBusy, Refused(answer))
        );
        Assert.False(await IsRight(hashes, null, "kvaj og sylt"));
    }

    [Fact]
    public async Task Point_3_for_whoever_has_left_no_hash_is_made()
    {
        using var hashes = new PasswordHashes(threads: 1, waitingForAThread: 4);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hashes.Check(null, "kvaj og sylt", gone.Token));
        Assert.Equal(0, hashes.Made);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=2$c2FsdHNhbHRzYWx0c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void R69_another_kind_of_hash_is_no_hash(string phc) =>
        Assert.Throws<FormatException>(() => PasswordHash.Parse(phc));

    [Fact]
    public void R69_common_passwords_are_those_of_the_list_that_are_long_enough()
    {
        Assert.Contains("password1", CommonPasswords.All);
        Assert.DoesNotContain("123456", CommonPasswords.All);
        Assert.True(CommonPasswords.All.Count > 17_000);
        Assert.Equal(Reason.PasswordCommon, Passwords.WhyNot("PassWord1", "anne5", CommonPasswords.All)?.Because);
    }

    private static async Task<bool> IsRight(PasswordHashes hashes, string? phc, string typed) =>
        Granted(await hashes.Check(phc, typed, Stop)).IsRight;

    private static T Granted<T>(Outcome<T> outcome)
        where T : class
    {
        Assert.True(outcome.IsGranted(out var it, out _));
        return it;
    }

    private static Reason? Refused(Outcome<PasswordCheck> outcome) =>
        outcome.IsGranted(out _, out var refusal) ? null : refusal.Because;
}
