using System.Buffers.Text;
using System.Security.Cryptography;

namespace Segl.Rules;

/// <summary>
/// Where a copy stands. Each step carries the facts that this step has, so that none can be reached without what comes
/// before it: Waiting, Showing, Scanned, Proven, Answered, Revealed, Vouched, Done; or Killed, or Stopped.
/// </summary>
public abstract record CopyStep
{
    private CopyStep() { }

    /// <summary>R41: the hour runs, or is over and nothing was shown yet.</summary>
    public sealed record Waiting : CopyStep;

    /// <summary>R45: a QR code is shown, or ran out unscanned.</summary>
    /// <param name="ValidUntil">It can be scanned while now is before this instant.</param>
    /// <param name="Code">What the server knows of it.</param>
    /// <param name="PinAt">When the PIN was typed for it, or for the one that it renews (R44).</param>
    public sealed record Showing(DateTimeOffset ValidUntil, CopyCode Code, DateTimeOffset PinAt) : CopyStep;

    /// <summary>R45: a second, different phone brought the code that was compared, so that it is dead for both.</summary>
    public sealed record Killed : CopyStep;

    /// <summary>R45, R46: a new phone scanned the code; nearness and comparison are under way.</summary>
    /// <param name="ValidUntil">They must be done before this instant.</param>
    /// <param name="Code">The code that was scanned.</param>
    /// <param name="Phone">The phone that scanned it.</param>
    public abstract record Comparing(DateTimeOffset ValidUntil, CopyCode Code, Scanner Phone) : CopyStep;

    /// <summary>R45: the new phone broadcasts over the short-range link.</summary>
    public sealed record Scanned(DateTimeOffset ValidUntil, CopyCode Code, Scanner Phone)
        : Comparing(ValidUntil, Code, Phone)
    {
        /// <summary>The new phone proves that it has seen the code.</summary>
        /// <param name="newProof">HMAC(k, "new" ‖ H), base64url.</param>
        public Proven Prove(string newProof) => new(ValidUntil, Code, Phone, newProof);
    }

    /// <summary>R46: the new phone's half of the proof waits for the old phone, which listens.</summary>
    public sealed record Proven(DateTimeOffset ValidUntil, CopyCode Code, Scanner Phone, string NewProof)
        : Comparing(ValidUntil, Code, Phone)
    {
        /// <summary>The old phone heard the broadcast for exactly this key.</summary>
        public Answered Answer(OldAnswer answer) => new(ValidUntil, Code, Phone, NewProof, answer);
    }

    /// <summary>R46: the old phone's half of the proof waits for the new phone.</summary>
    public sealed record Answered(
        DateTimeOffset ValidUntil,
        CopyCode Code,
        Scanner Phone,
        string NewProof,
        OldAnswer Answer
    ) : Comparing(ValidUntil, Code, Phone)
    {
        /// <summary>The new phone gives the random number that it had committed to, and no other.</summary>
        /// <param name="rb">rB, base64url.</param>
        public Revealed? Reveal(string rb) =>
            CryptographicOperations.FixedTimeEquals(
                SHA256.HashData(Base64Url.DecodeFromChars(rb)),
                Base64Url.DecodeFromChars(Phone.Commitment)
            )
                ? new(ValidUntil, Code, Phone, NewProof, Answer, rb)
                : null;
    }

    /// <summary>R46: both phones can show their digits, and the owner compares.</summary>
    public sealed record Revealed(
        DateTimeOffset ValidUntil,
        CopyCode Code,
        Scanner Phone,
        string NewProof,
        OldAnswer Answer,
        string Rb
    ) : Comparing(ValidUntil, Code, Phone)
    {
        /// <summary>The old app signs the new app's key.</summary>
        /// <param name="transcript">H, as it signed it, base64url.</param>
        /// <param name="now">The instant from which the rest has its time.</param>
        public Vouched Vouch(string transcript, DateTimeOffset now) =>
            new(now + Limits.CopyFinish, Phone, transcript, WrongUserIds: 0);
    }

    /// <summary>R46: the old app signed the new app's key; user ID, temporary PIN and PIN follow.</summary>
    /// <param name="ValidUntil">The new app must be active before this instant.</param>
    /// <param name="Phone">The phone whose key was signed.</param>
    /// <param name="Transcript">H, as the old app signed it, base64url.</param>
    /// <param name="WrongUserIds">Wrong user IDs typed on the new phone (R47).</param>
    public sealed record Vouched(DateTimeOffset ValidUntil, Scanner Phone, string Transcript, int WrongUserIds)
        : CopyStep;

    /// <summary>R48: the new app is active.</summary>
    public sealed record Done : CopyStep;

    /// <summary>R42: somebody stopped it.</summary>
    public sealed record Stopped : CopyStep;
}
