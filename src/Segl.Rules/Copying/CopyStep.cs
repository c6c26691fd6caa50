using System.Buffers.Text;
using System.Security.Cryptography;

namespace Segl.Rules;

/// <summary>
/// The state of a copy. Each step carries the facts of this step, so that none can be reached without its
/// predecessors: Waiting, Showing, Scanned, Proven, Answered, Revealed, Vouched, Done; or Killed, or Stopped.
/// </summary>
public abstract record CopyStep
{
    private CopyStep() { }

    /// <summary>R41: the hour's wait, under way or over, before the first code is shown.</summary>
    public sealed record Waiting : CopyStep;

    /// <summary>R45: a QR code is shown, or expired unscanned.</summary>
    /// <param name="ValidUntil">It can be scanned while now is before this instant.</param>
    /// <param name="Code">What the server knows of it.</param>
    /// <param name="PinAt">When the PIN was entered for it, or for the code that it renews (R44).</param>
    public sealed record Showing(DateTimeOffset ValidUntil, CopyCode Code, DateTimeOffset PinAt) : CopyStep;

    /// <summary>R45: a second, different phone presented the code during the comparison, so it is invalid for
    /// both.</summary>
    public sealed record Killed : CopyStep;

    /// <summary>R45, R46: a new phone scanned the code; the proof of nearness and the comparison are under
    /// way.</summary>
    /// <param name="ValidUntil">They must be complete before this instant.</param>
    /// <param name="Code">The code that was scanned.</param>
    /// <param name="Phone">The phone that scanned it.</param>
    public abstract record Comparing(DateTimeOffset ValidUntil, CopyCode Code, Scanner Phone) : CopyStep;

    /// <summary>R45: the new phone broadcasts over the short-range link.</summary>
    public sealed record Scanned(DateTimeOffset ValidUntil, CopyCode Code, Scanner Phone)
        : Comparing(ValidUntil, Code, Phone)
    {
        /// <summary>The new phone proves that it scanned the code.</summary>
        /// <param name="newProof">HMAC(k, "new" ‖ H), base64url.</param>
        public Proven Prove(string newProof) => new(ValidUntil, Code, Phone, newProof);
    }

    /// <summary>R46: the new phone's half of the proof is stored; the old phone listens for the broadcast.</summary>
    public sealed record Proven(DateTimeOffset ValidUntil, CopyCode Code, Scanner Phone, string NewProof)
        : Comparing(ValidUntil, Code, Phone)
    {
        /// <summary>The old phone received the broadcast for exactly this key.</summary>
        public Answered Answer(OldAnswer answer) => new(ValidUntil, Code, Phone, NewProof, answer);
    }

    /// <summary>R46: the old phone's half of the proof is stored for the new phone.</summary>
    public sealed record Answered(
        DateTimeOffset ValidUntil,
        CopyCode Code,
        Scanner Phone,
        string NewProof,
        OldAnswer Answer
    ) : Comparing(ValidUntil, Code, Phone)
    {
        /// <summary>The new phone reveals its random number; null unless it fits the commitment.</summary>
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
        /// <param name="transcript">H as the old app signed it, base64url.</param>
        /// <param name="now">The instant at which the remaining time begins.</param>
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

    /// <summary>R42: the copy was stopped.</summary>
    public sealed record Stopped : CopyStep;
}
