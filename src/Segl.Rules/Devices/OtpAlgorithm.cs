namespace Segl.Rules;

/// <summary>The HMAC under a device's codes (RFC 6238, 1.2).</summary>
public enum OtpAlgorithm
{
    HmacSha1,
    HmacSha256,
    HmacSha512,
}
