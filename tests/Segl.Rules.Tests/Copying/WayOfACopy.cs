using System.Buffers.Text;
using System.Security.Cryptography;
using static Segl.Rules.Tests.Expect;

namespace Segl.Rules.Tests;

/// <summary>A copy that goes well, up to each of its steps.</summary>
internal static class WayOfACopy
{
    /// <summary>When its hour is over; all that follows happens at this instant.</summary>
    public static readonly DateTimeOffset Ready = Noon.AddHours(1);

    public static readonly CopyCode Code = new("the first ticket");
    public static readonly CopyCode Next = new("the next ticket");
    public static readonly string Rb = Base64Url.EncodeToString("sixteen bytes of"u8);
    public static readonly string Commitment = Base64Url.EncodeToString(SHA256.HashData("sixteen bytes of"u8));
    public static readonly Scanner Phone = new(new(1, 0, 0, new byte[8]), "N", "Eb", Commitment, "Fairphone", "Odense");
    public static readonly Scanner Second = Phone with { Activation = new(2, 0, 0, new byte[8]), Key = "another N" };
    public static readonly OldAnswer Heard = new("r", "bluetooth", "rA", "its half");
    public const string Proof = "its half";
    public const string Transcript = "H";

    public static AppCopy Started() => AppCopy.Start(Guid.Empty, Guid.Empty, Noon);

    public static AppCopy Shown() => Granted(Started().ShowCode(Code, withPin: true, Ready));

    public static AppCopy Scanned() => Granted(Shown().Scan(Code.Ticket, Phone, Ready));

    public static AppCopy Proven() => Granted(Scanned().Prove(Phone.Activation, Proof, Ready));

    public static AppCopy Answered() => Granted(Proven().Answer(Heard, Ready));

    public static AppCopy Revealed() => Granted(Answered().Reveal(Phone.Activation, Rb, Ready));

    public static AppCopy Vouched() => Granted(Revealed().Vouch(Transcript, Ready));

    /// <summary>The steps at which the phones are compared.</summary>
    public static IEnumerable<AppCopy> Comparing() => [Scanned(), Proven(), Answered(), Revealed()];

    /// <summary>A copy at every step that there is.</summary>
    public static IEnumerable<AppCopy> Every() =>
        [
            Started(),
            Shown(),
            .. Comparing(),
            Granted(Scanned().Scan(Code.Ticket, Second, Ready)),
            Vouched(),
            Granted(Vouched().Finish(Phone.Activation, Ready)),
            Granted(Started().Stop()),
        ];
}
