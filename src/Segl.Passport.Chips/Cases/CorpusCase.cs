namespace Segl.Passport.Chips;

/// <summary>One chip of the corpus and the answer that is expected.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="About">What it does.</param>
/// <param name="Design">How it is made.</param>
/// <param name="Expected">The reason for which it is refused; null when it is honest, however odd.</param>
public sealed record CorpusCase(string Name, string About, ChipDesign Design, PassportFault? Expected = null)
{
    /// <summary>The threat of docs/threats.md that it tries; null for what is honest or merely broken.</summary>
    public string? Threat { get; init; }

    /// <summary>Whom the reader trusts: by default who issued the document.</summary>
    public IReadOnlyList<TestState>? Trusted { get; init; }

    /// <summary>Whether the issuer revoked its signer.</summary>
    public bool IsRevoked { get; init; }

    /// <summary>Whether a card access number opens it.</summary>
    public bool ByCan { get; init; }

    /// <summary>Whether the lie or the oddity is in the conversation, so that its transcript is published.</summary>
    public bool HasTranscript { get; init; }

    /// <summary>What opens it.</summary>
    internal AccessKey Key =>
        ByCan ? AccessKey.FromCan(Specimen.Can)
        : Mrz.TryRead(Design.OpensWith ?? Design.Mrz, DateOnly.FromDateTime(Specimen.Now.Date), out var mrz, out _)
            ? AccessKey.From(mrz!)
        : throw new InvalidOperationException($"{Name} has no zone.");

    /// <summary>Certificates that the reader trusts.</summary>
    public IEnumerable<byte[]> Authorities() => (Trusted ?? [Design.State]).Select(state => state.Authority());

    /// <summary>Revocation lists that the reader has.</summary>
    public IEnumerable<byte[]> Revocations() => IsRevoked ? [Design.State.Revocation()] : [];
}
