using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>Whether biometrics are switched on, and then the options of the new passkey.</summary>
internal sealed record BiometricsArguments(bool On, JsonElement? Options);

/// <summary>R24, R25: biometrics on, by PIN and with a new passkey, or off, by the device key alone.</summary>
internal sealed class BiometricsAct(StatementPayloads payloads, KnowledgeChecks knowledge, BiometricChecks biometrics)
    : OwnersAct<BiometricsArguments>(payloads, knowledge)
{
    /// <inheritdoc/>
    public override string Name => "biometrics";

    /// <inheritdoc/>
    protected override async Task<Outcome<BiometricsArguments>> DecideOffer(AppCall call, AskedAct asked)
    {
        if (asked.On is not { } on)
        {
            return new Refusal(Reason.Malformed);
        }

        if (!on)
        {
            return new BiometricsArguments(On: false, Options: null);
        }

        var others = await AppStore.OthersOn(call.Session, call.App.Installation, call.App.PersonId);
        return SharedPhones.WhyNoBiometrics(1 + others.Count) is { } refused
            ? refused
            : new BiometricsArguments(On: true, biometrics.Options(call));
    }

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json, BiometricsArguments arguments) =>
        json.WriteBoolean("on", arguments.On);

    /// <inheritdoc/>
    protected override RequiredKnowledge KnowledgeFor(AppCall call, BiometricsArguments arguments, NothingRead found) =>
        arguments.On ? RequiredKnowledge.Pin : RequiredKnowledge.None;

    /// <inheritdoc/>
    protected override JsonElement? PasskeyOptions(BiometricsArguments arguments) => arguments.Options;

    /// <inheritdoc/>
    protected override async Task<Refusal?> PerformAct(CheckedAct<BiometricsArguments, NothingRead> act)
    {
        if (act.Arguments.Options is not { } options)
        {
            BiometricChecks.SwitchOff(act.Call);
            return await Recorded(act, Happening.BiometricsOff);
        }

        var made = await biometrics.SwitchOn(act.Call, options, act.Signed.Credential);
        return made.IsGranted(out _, out var refused) ? await Recorded(act, Happening.BiometricsOn) : refused;
    }
}
