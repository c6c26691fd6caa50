using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Segl.Rules;
using Segl.Server.App.Calls;
using Segl.Server.Keys;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Owning;

/// <summary>The key of a new PIN. It is stored wrapped, and takes effect once the statement is signed.</summary>
internal sealed record NewPinArguments(byte[] PinKeyWrapped, string PinKeyDigest);

/// <summary>R23: a new PIN, by the old one, by the document check, or by a temporary PIN from a desk when the app is
/// blocked.</summary>
internal sealed class NewPinAct(StatementPayloads payloads, KnowledgeChecks knowledge, Codes codes)
    : OwnersAct<NewPinArguments>(payloads, knowledge)
{
    private const int PinKeyBytes = 32;

    /// <inheritdoc/>
    public override string Name => "new-pin";

    /// <inheritdoc/>
    protected override Task<Outcome<NewPinArguments>> DecideOffer(AppCall call, AskedAct asked) =>
        Task.FromResult<Outcome<NewPinArguments>>(
            Bytes.Read(asked.PinKey, PinKeyBytes) is { } pinKey
                ? new NewPinArguments(
                    codes.WrapPinKey(WrappedPlace.OfferedPinKey(call.App.PersonId, call.App.Id), pinKey),
                    Base64Url.EncodeToString(SHA256.HashData(pinKey))
                )
                : new Refusal(Reason.Malformed)
        );

    /// <inheritdoc/>
    protected override void WriteFields(Utf8JsonWriter json, NewPinArguments arguments) =>
        json.WriteString("pinKey", arguments.PinKeyDigest);

    /// <inheritdoc/>
    protected override RequiredKnowledge KnowledgeFor(AppCall call, NewPinArguments arguments, NothingRead found) =>
        RequiredKnowledge.ForNewPin;

    /// <inheritdoc/>
    protected override Task<Refusal?> PerformAct(CheckedAct<NewPinArguments, NothingRead> act)
    {
        var app = act.Call.App;
        var pinKey = codes.MovePinKey(
            act.Arguments.PinKeyWrapped,
            WrappedPlace.OfferedPinKey(app.PersonId, app.Id),
            WrappedPlace.AppPinKey(app.PersonId, app.Id)
        );
        act.Call.App = app with { PinKeyWrapped = pinKey, Pins = PinCounter.Reset };
        return Recorded(act, Happening.PinChanged);
    }
}
