using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>Activating the phone app, in a real browser against the real server.</summary>
public sealed class ActivatingTests : IAsyncLifetime
{
    private Chromium chromium = null!;
    private SeglServer server = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => (chromium, server) = (await Chromium.Start(), await SeglServer.Start());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>The whole way, with nothing in the browser's console.</summary>
    [Fact]
    public async Task R30_an_empty_app_is_activated_with_user_id_and_activation_code()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.Sees("Activate your Segl");
        await phone.Activate(server, citizen);
        await phone.Says("Karla Berg");
        await phone.Says("You have no spare.");
        Assert.Empty(phone.Complaints);
    }

    /// <summary>Small letters, a hyphen, O and I: what people read off paper.</summary>
    [Fact]
    public async Task R30_a_code_is_understood_however_it_is_typed()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.Press("Get started");
        await phone.Press("I have an activation code");
        await phone.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await phone.Press("Next");
        var code = (await server.ActivationCode(citizen)).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l');
        await phone.Page.GetByLabel("User ID").FillAsync($" {citizen.UserId.ToUpperInvariant()} ");
        await phone.Page.GetByLabel("Activation code").FillAsync($"{code[..5]}-{code[5..]}");
        await phone.Press("Next");
        await phone.Sees("Type the code from your text message");
    }

    /// <summary>The owner leaves for the text message and comes back; a tab that was thrown away is no loss.</summary>
    [Fact]
    public async Task An_activation_goes_on_where_it_was_left()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.TypeCode(server, citizen);
        await phone.Open();
        await phone.Sees("Type the code from your text message");
        await phone.Page.GetByLabel("Temporary PIN").FillAsync(await server.TemporaryPin(citizen));
        await phone.Press("Next");
        await phone.Sees("Choose your personal PIN");
        await phone.Open();
        await phone.Sees("Choose your personal PIN");
        await phone.TypePin(citizen.Pin, "Next");
        await phone.Sees("Type the PIN again");
        await phone.TypePin(citizen.Pin, "Next");
        await phone.Sees("May we tell you when somebody is waiting for you?");
        await phone.Open();
        await phone.Press("No, thank you");
        await phone.Sees("Your Segl is active");
    }

    /// <summary>Six digits of the temporary PIN and the birth date are refused also after the app was closed.</summary>
    [Fact]
    public async Task R21_a_pin_that_says_too_much_is_refused_with_a_reason()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.TypeCode(server, citizen);
        var temporaryPin = await server.TemporaryPin(citizen);
        await phone.Page.GetByLabel("Temporary PIN").FillAsync(temporaryPin);
        await phone.Press("Next");
        await phone.Sees("Choose your personal PIN");
        await phone.Open();
        await phone.Sees("Choose your personal PIN");
        foreach (
            var (pin, reason) in new[]
            {
                ("010290", "It resembles your birthday"),
                ("900201", "It resembles your birthday"),
                (temporaryPin[1..7], "easy to guess. Choose another.|It resembles your birthday"),
                ("123456", "Digits in a row"),
                ("777777", "The same digit all the way"),
                ("272727", "Digits that repeat"),
                ("159753", "Many others use this one"),
            }
        )
        {
            await phone.TypePin(pin, "Next");
            await phone.Complains(reason);
        }
    }

    /// <summary>Two PINs that differ start the choice anew.</summary>
    [Fact]
    public async Task R20_a_pin_is_typed_twice()
    {
        var citizen = await server.Register();
        var phone = await Phone.New(chromium, server.PhoneA);
        await phone.Open();
        await phone.TypeCode(server, citizen);
        await phone.Page.GetByLabel("Temporary PIN").FillAsync(await server.TemporaryPin(citizen));
        await phone.Press("Next");
        await phone.Sees("Choose your personal PIN");
        await phone.TypePin("482915", "Next");
        await phone.Sees("Type the PIN again");
        await phone.TypePin("482916", "Next");
        await phone.Sees("Choose your personal PIN");
        await phone.Complains("The two PINs were not the same.");
    }
}
