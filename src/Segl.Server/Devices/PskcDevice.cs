using System.Globalization;
using Segl.Rules;

namespace Segl.Server.Devices;

/// <summary>A device of a maker's file, with its seed still encrypted. Its MAC was checked.</summary>
/// <param name="Line">The line that its package begins on.</param>
/// <param name="Serial">The number on its back.</param>
/// <param name="Algorithm">The HMAC of its codes.</param>
/// <param name="Interval">How long it shows one code.</param>
/// <param name="Drift">How many intervals its clock was off when it was made.</param>
/// <param name="Seed">The seed.</param>
internal sealed record PskcDevice(
    long Line,
    string Serial,
    OtpAlgorithm Algorithm,
    TimeSpan Interval,
    int Drift,
    SealedValue Seed
)
{
    private const string Totp = "urn:ietf:params:xml:ns:keyprov:pskc:totp";
    private const string Key = "KeyPackage/Key";
    private const string Data = $"{Key}/Data";
    private const string Secret = $"{Data}/Secret";
    private const string Response = $"{Key}/AlgorithmParameters/ResponseFormat";
    private const int SlowestInterval = 300;

    // Data and policies that are not understood may change what a device shows or may be used for (RFC 6030, 5).
    private static readonly string[] Understood =
    [
        Secret,
        $"{Secret}/EncryptedValue",
        $"{Secret}/EncryptedValue/EncryptionMethod",
        $"{Secret}/EncryptedValue/CipherData",
        $"{Secret}/EncryptedValue/CipherData/CipherValue",
        $"{Secret}/ValueMAC",
        $"{Data}/Time",
        $"{Data}/Time/PlainValue",
        $"{Data}/TimeInterval",
        $"{Data}/TimeInterval/PlainValue",
        $"{Data}/TimeDrift",
        $"{Data}/TimeDrift/PlainValue",
        $"{Key}/Policy/KeyUsage",
    ];

    /// <summary>Reads a package and checks its MAC. Nothing is decrypted.</summary>
    /// <exception cref="PskcException">It is refused.</exception>
    public static PskcDevice Read(PskcElements package, PskcKeys keys)
    {
        var line = package.Outermost.Line;
        RefuseOtherUse(package);
        var serial = ReadSerial(package.Get("KeyPackage/DeviceInfo/SerialNo"));
        if (package.Find($"{Secret}/PlainValue") is { } plain)
        {
            throw new PskcException(plain.Line, $"The seed of {serial} is not encrypted.");
        }

        RefuseUnknown(package);
        return new(
            line,
            serial,
            ReadAlgorithm(package),
            TimeSpan.FromSeconds(ReadNumber(package, "TimeInterval", 1, SlowestInterval, DefaultInterval)),
            ReadNumber(package, "TimeDrift", -Limits.DriftInAll, Limits.DriftInAll, otherwise: 0),
            ReadSeed(package, keys, serial)
        );
    }

    /// <summary>The seed is encrypted here, and yet nothing of it is printed.</summary>
    public override string ToString() => $"{nameof(PskcDevice)} {Serial}";

    private static int DefaultInterval => (int)Limits.DeviceInterval.TotalSeconds;

    private static SealedValue ReadSeed(PskcElements package, PskcKeys keys, string serial)
    {
        var mac =
            package.Find($"{Secret}/ValueMAC")
            ?? throw new PskcException(package.Outermost.Line, $"The seed of {serial} has no MAC.");
        var seed = PskcKeys.ReadCipher(package, $"{Secret}/EncryptedValue") with { Mac = mac.Base64() };
        return keys.IsMacRight(seed)
            ? seed
            : throw new PskcException(
                mac.Line,
                $"The MAC of the seed of {serial} is wrong: the key is another one, or the file was altered."
            );
    }

    // A device with other codes, or one that may serve for something else only, is none of ours.
    private static void RefuseOtherUse(PskcElements package)
    {
        var key = package.Get(Key);
        if (key.Attribute("Algorithm") != Totp)
        {
            throw new PskcException(key.Line, $"The algorithm of {Key} is not supported.");
        }

        var digits = Limits.DeviceCodeDigits.ToString(CultureInfo.InvariantCulture);
        if (
            package.Find(Response) is { } response
            && (
                (response.Attribute("Length") ?? digits) != digits
                || (response.Attribute("Encoding") ?? "DECIMAL") != "DECIMAL"
                || response.Attribute("CheckDigits") is not (null or "false" or "0")
            )
        )
        {
            throw new PskcException(response.Line, $"{Response} is not {digits} decimal digits.");
        }

        if (
            package.At($"{Key}/Policy/KeyUsage").ToList() is { Count: > 0 } usages
            && usages.TrueForAll(usage => usage.Text != "OTP")
        )
        {
            throw new PskcException(usages[0].Line, $"{usages[0].Path} does not allow OTP.");
        }

        if (package.Find($"{Data}/Time/PlainValue") is { Text: not "0" } time)
        {
            throw new PskcException(time.Line, $"{time.Path} is not 0.");
        }
    }

    private static void RefuseUnknown(PskcElements package)
    {
        var unknown = package
            .Below(Data)
            .Concat(package.Below($"{Key}/Policy"))
            .FirstOrDefault(element => !Understood.Contains(element.Path));
        if (unknown is not null)
        {
            throw new PskcException(unknown.Line, $"{unknown.Path} is not supported.");
        }
    }

    private static string ReadSerial(PskcElement element) =>
        DeviceSerials.Read(element.Text)
        ?? throw new PskcException(element.Line, $"{element.Path} is no serial number.");

    private static OtpAlgorithm ReadAlgorithm(PskcElements package)
    {
        var suite = package.Find($"{Key}/AlgorithmParameters/Suite");
        return suite?.Text switch
        {
            null or "HMAC-SHA1" => OtpAlgorithm.HmacSha1,
            "HMAC-SHA256" => OtpAlgorithm.HmacSha256,
            "HMAC-SHA512" => OtpAlgorithm.HmacSha512,
            _ => throw new PskcException(suite.Line, $"{suite.Path} is not supported."),
        };
    }

    private static int ReadNumber(PskcElements package, string name, int least, int most, int otherwise) =>
        package.Find($"{Data}/{name}") is null
            ? otherwise
            : package.Get($"{Data}/{name}/PlainValue").Number(least, most);
}
