using Segl.Companion.Door;

namespace Segl.Companion.Tests;

/// <summary>T-85: a page gets a key for the code that the program shows, and for nothing else.</summary>
public sealed class PairingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    private readonly Pairing pairing = new(Now);

    [Fact]
    public void A_code_gives_a_key_to_its_page_alone()
    {
        var key = Key();
        Assert.True(pairing.Knows(key, Page.Site, Now));
        Assert.False(pairing.Knows(key, "https://other.example", Now));
        Assert.False(pairing.Knows("", Page.Site, Now));
        Assert.False(pairing.Knows(key[..^1], Page.Site, Now));
    }

    [Fact]
    public void T85_a_code_is_used_up_by_its_page()
    {
        var code = pairing.Code;
        Assert.NotNull(pairing.Type(code, Page.Site, Now).Key);
        Assert.Null(pairing.Type(code, Page.Site, Now).Key);
    }

    [Fact]
    public void T85_three_wrong_codes_use_it_up()
    {
        var code = pairing.Code;
        Assert.Equal(No.WrongCode, Guess());
        Assert.Equal(No.WrongCode, Guess());
        Assert.Equal(No.NewCode, Guess());
        Assert.NotEqual(code, pairing.Code);
        Assert.Null(pairing.Type(code, Page.Site, Now).Key);
    }

    [Fact]
    public void T85_who_guesses_on_ends_the_program()
    {
        for (var guesses = 1; guesses < Bounds.WrongCodes * Bounds.LostCodes; guesses++)
        {
            Guess();
            Assert.False(pairing.IsGuessedAt);
        }
        Guess();
        Assert.True(pairing.IsGuessedAt);
        Assert.Null(pairing.Type(pairing.Code, Page.Site, Now).Key);
    }

    [Fact]
    public void A_right_code_forgives_the_wrong_ones()
    {
        for (var guesses = 0; guesses < 100; guesses++)
        {
            Guess();
            Guess();
            Assert.NotNull(pairing.Type(pairing.Code, Page.Site, Now).Key);
        }
        Assert.False(pairing.IsGuessedAt);
    }

    [Fact]
    public void T85_a_code_lives_as_long_as_it_is_shown()
    {
        var code = pairing.Code;
        var last = Now + Bounds.CodeLife - TimeSpan.FromTicks(1);
        Assert.False(pairing.Renew(last));
        Assert.Null(pairing.Type(code, Page.Site, Now + Bounds.CodeLife).Key);
        Assert.NotNull(pairing.Type(code, Page.Site, last).Key);
        Assert.True(pairing.Renew(last + Bounds.CodeLife));
    }

    [Fact]
    public void T85_a_key_expires()
    {
        var key = Key();
        Assert.True(pairing.Knows(key, Page.Site, Now + Bounds.KeyLife - TimeSpan.FromTicks(1)));
        Assert.False(pairing.Knows(key, Page.Site, Now + Bounds.KeyLife));
    }

    [Fact]
    public void T85_a_new_key_and_the_user_end_the_one_before()
    {
        var first = Key();
        var second = Key();
        Assert.False(pairing.Knows(first, Page.Site, Now));
        pairing.Forget();
        Assert.False(pairing.Knows(second, Page.Site, Now));
    }

    [Fact]
    public void A_code_has_six_digits_with_the_leading_zeros()
    {
        for (var codes = 0; codes < 200; codes++)
        {
            Assert.Matches("^[0-9]{6}$", pairing.Code);
            Key();
        }
    }

    private string Key() => pairing.Type(pairing.Code, Page.Site, Now).Key!;

    private No? Guess() => pairing.Type(pairing.Code == "123456" ? "654321" : "123456", Page.Site, Now).Reason;
}
