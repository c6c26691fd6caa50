namespace Segl.Browser.Tests;

/// <summary>R21 as the app keeps it, in the browser that runs it. The server never learns a PIN.</summary>
public sealed class PersonalPinTests : IAsyncLifetime
{
    private Chromium chromium = null!;
    private SeglServer server = null!;
    private Phone phone = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        (chromium, server) = (await Chromium.Start(), await SeglServer.Start());
        phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>T-14: each of the most used PINs, and each weak form, is refused; others are not.</summary>
    [Fact]
    public async Task R21_T14_the_most_used_pins_and_every_weak_form_are_refused()
    {
        var reasons = await phone.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { commonPins, weakness } = await import('/pin.js');
              const common = await commonPins();
              const accepted = [...common].filter(pin => weakness(pin, common) === null);
              const forms = ['12345', '1234567', 'abcdef', '555555', '234567', '890123', '876543', '474747', '906906',
                '730518', '482915'];
              return [String(common.size), String(accepted.length), ...forms.map(pin => String(weakness(pin, common)))];
            }
            """
        );
        Assert.Equal(
            ["740", "0", "form", "form", "form", "oneDigit", "run", "run", "run", "repeats", "repeats", "null", "null"],
            reasons
        );
    }

    /// <summary>Day, month and year in any order, long and short; six digits of the temporary PIN.</summary>
    [Fact]
    public async Task R21_the_birth_date_is_known_in_every_order()
    {
        var pins = await phone.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { birthDatePins, temporaryPinParts } = await import('/pin.js');
              return [...birthDatePins('1987-03-05').sort(), ...temporaryPinParts('12345678')];
            }
            """
        );
        foreach (var pin in new[] { "050387", "870305", "030587", "198735", "531987", "351987", "123456", "345678" })
        {
            Assert.Contains(pin, pins);
        }

        Assert.All(pins, pin => Assert.Equal(6, pin.Length));
    }
}
