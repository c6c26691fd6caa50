using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Segl.Client;

/// <summary>Signs small JWTs by ES256 (RFC 7515).</summary>
internal static class Jws
{
    private static readonly JsonSerializerOptions Format = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>header . payload . signature.</summary>
    public static string Sign(ECDsa key, object header, object payload)
    {
        var input = $"{Encode(header)}.{Encode(payload)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(input), HashAlgorithmName.SHA256);
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The public key as JWK (RFC 7517).</summary>
    public static object PublicJwk(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new
        {
            kty = "EC",
            crv = "P-256",
            x = Base64Url.EncodeToString(point.X),
            y = Base64Url.EncodeToString(point.Y),
        };
    }

    // A dictionary's empty values are left out by hand: the serializer keeps them.
    private static string Encode(object value) =>
        Base64Url.EncodeToString(
            JsonSerializer.SerializeToUtf8Bytes(
                value is Dictionary<string, object?> members
                    ? members
                        .Where(member => member.Value is not null)
                        .ToDictionary(member => member.Key, member => member.Value)
                    : value,
                Format
            )
        );
}
