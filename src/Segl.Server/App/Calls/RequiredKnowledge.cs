using Segl.Rules;

namespace Segl.Server.App.Calls;

/// <summary>
/// The knowledge that an act requires: what its offer names, and what is then verified with its statement. Each kind
/// says both, so that an act declares its knowledge once.
/// </summary>
internal abstract record RequiredKnowledge
{
    private RequiredKnowledge() { }

    /// <summary>The PIN.</summary>
    public static RequiredKnowledge Pin { get; } = new PinRequired();

    /// <summary>None: the device key suffices.</summary>
    public static RequiredKnowledge None { get; } = new NoneRequired();

    /// <summary>The PIN, or biometrics where they may replace it at this level (R24).</summary>
    public static RequiredKnowledge PinOrBiometrics(AssuranceLevel level) => new PinOrBiometricsRequired(level);

    /// <summary>The PIN, or in a blocked app a temporary PIN from a desk, or the document check (R23).</summary>
    public static RequiredKnowledge ForNewPin { get; } = new ForNewPinRequired();

    /// <summary>A PIN that is sent must be right; the act's own rule decides whether it may be missing.</summary>
    /// <param name="asked">Whether the offer asks for it.</param>
    public static RequiredKnowledge PinIfSent(bool asked) => new PinIfSentRequired(asked);

    /// <summary>The knowledge that the offer names.</summary>
    public abstract Task<OfferedKnowledge> Offer(KnowledgeChecks checks, AppCall call);

    /// <summary>Verifies the knowledge sent with the statement.</summary>
    /// <returns>Null when it is right, or the refusal.</returns>
    public abstract Task<Refusal?> Verify(KnowledgeChecks checks, AppCall call, Statement statement, Knowledge? sent);

    private sealed record NoneRequired : RequiredKnowledge
    {
        public override Task<OfferedKnowledge> Offer(KnowledgeChecks checks, AppCall call) =>
            Task.FromResult(OfferedKnowledge.None);

        public override Task<Refusal?> Verify(
            KnowledgeChecks checks,
            AppCall call,
            Statement statement,
            Knowledge? sent
        ) => Task.FromResult<Refusal?>(null);
    }

    private sealed record PinRequired : RequiredKnowledge
    {
        public override Task<OfferedKnowledge> Offer(KnowledgeChecks checks, AppCall call) =>
            Task.FromResult(OfferedKnowledge.Pin);

        public override Task<Refusal?> Verify(
            KnowledgeChecks checks,
            AppCall call,
            Statement statement,
            Knowledge? sent
        ) => Task.FromResult(RefusalOf(checks.VerifyPin(call, statement, sent)));
    }

    private sealed record PinIfSentRequired(bool Asked) : RequiredKnowledge
    {
        public override Task<OfferedKnowledge> Offer(KnowledgeChecks checks, AppCall call) =>
            Task.FromResult(Asked ? OfferedKnowledge.Pin : OfferedKnowledge.None);

        public override Task<Refusal?> Verify(
            KnowledgeChecks checks,
            AppCall call,
            Statement statement,
            Knowledge? sent
        ) => Task.FromResult(sent?.Pin is null ? null : RefusalOf(checks.VerifyPin(call, statement, sent)));
    }

    private sealed record PinOrBiometricsRequired(AssuranceLevel Level) : RequiredKnowledge
    {
        public override async Task<OfferedKnowledge> Offer(KnowledgeChecks checks, AppCall call) =>
            OfferedKnowledge.PinOr(await checks.CredentialFor(call, Level));

        public override async Task<Refusal?> Verify(
            KnowledgeChecks checks,
            AppCall call,
            Statement statement,
            Knowledge? sent
        ) => RefusalOf(await checks.VerifyPinOrBiometrics(call, statement, sent, Level));
    }

    private sealed record ForNewPinRequired : RequiredKnowledge
    {
        public override Task<OfferedKnowledge> Offer(KnowledgeChecks checks, AppCall call) =>
            Task.FromResult(
                call.App.Pins.Blocked ? OfferedKnowledge.TemporaryPinOrDocument : OfferedKnowledge.PinOrDocument
            );

        public override async Task<Refusal?> Verify(
            KnowledgeChecks checks,
            AppCall call,
            Statement statement,
            Knowledge? sent
        ) =>
            sent switch
            {
                { TemporaryPin: { } temporaryPin } => await checks.VerifyTemporaryPin(call, temporaryPin),
                { Document: { } check } => await KnowledgeChecks.VerifyDocument(call, check),
                _ => RefusalOf(checks.VerifyPin(call, statement, sent)),
            };
    }

    private static Refusal? RefusalOf(Outcome<ProvenBy> proven) =>
        proven.IsGranted(out _, out var wrong) ? null : wrong;
}
