using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Segl.Companion.Door;

/// <summary>
/// T-85: the code that the program shows and the user types into the page, and the key that the page gets for it. There is one
/// of each: a code is used up by its page, by three wrong ones or by time, and a key ends the one before.
/// </summary>
internal sealed class Pairing
{
    private readonly Lock gate = new();
    private string code;
    private DateTimeOffset codeUntil;
    private int wrong;
    private int lost;
    private (string Origin, string Value, DateTimeOffset Until)? key;

    /// <summary>Starts with a code.</summary>
    public Pairing(DateTimeOffset now) => (code, codeUntil) = NewCode(now);

    /// <summary>The code that is shown.</summary>
    public string Code
    {
        get
        {
            lock (gate)
            {
                return code;
            }
        }
    }

    /// <summary>Whether so many codes were guessed at that the program should end.</summary>
    public bool IsGuessedAt
    {
        get
        {
            lock (gate)
            {
                return lost >= Bounds.LostCodes;
            }
        }
    }

    /// <summary>Shows a new code when this one is too old; whether it is new.</summary>
    public bool Renew(DateTimeOffset now)
    {
        lock (gate)
        {
            if (now < codeUntil)
            {
                return false;
            }
            Show(now);
            return true;
        }
    }

    /// <summary>A page typed a code.</summary>
    public PairingAnswer Type(string typed, string origin, DateTimeOffset now)
    {
        lock (gate)
        {
            if (lost >= Bounds.LostCodes)
            {
                return PairingAnswer.NewCode;
            }
            if (now < codeUntil && AreEqual(typed, code))
            {
                lost = 0;
                Show(now);
                var value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
                key = (origin, value, now + Bounds.KeyLife);
                return PairingAnswer.Paired(value);
            }
            if (++wrong < Bounds.WrongCodes)
            {
                return PairingAnswer.WrongCode;
            }
            lost++;
            Show(now);
            return PairingAnswer.NewCode;
        }
    }

    /// <summary>Whether this page has the key.</summary>
    public bool Knows(string shown, string origin, DateTimeOffset now)
    {
        lock (gate)
        {
            return key is { } known && now < known.Until && known.Origin == origin && AreEqual(shown, known.Value);
        }
    }

    /// <summary>The user stopped the page: it has to be paired anew.</summary>
    public void Forget()
    {
        lock (gate)
        {
            key = null;
        }
    }

    private void Show(DateTimeOffset now) => ((code, codeUntil), wrong) = (NewCode(now), 0);

    private static (string Code, DateTimeOffset Until) NewCode(DateTimeOffset now)
    {
        var number = RandomNumberGenerator.GetInt32((int)Math.Pow(10, Bounds.CodeDigits));
        return (number.ToString($"D{Bounds.CodeDigits}", CultureInfo.InvariantCulture), now + Bounds.CodeLife);
    }

    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
