using System.Net;
using Segl.Server.Configuration;

namespace Segl.Server.App.Approving;

/// <summary>
/// R93: where a login comes from, as far as the operator's address-to-place file knows. A line is <c>network,place</c>,
/// such as <c>192.0.2.0/24,Aarhus</c>; the narrowest network that holds the address decides.
/// </summary>
internal sealed class Places
{
    private readonly List<(IPNetwork Network, string Place)> networks;

    /// <summary>Reads the file that <c>Segl:Places</c> names; without one no place is known.</summary>
    /// <exception cref="WrongSettingException">The file is missing or a line cannot be read.</exception>
    public Places(Settings settings)
    {
        if (settings.Places is { } missing && !File.Exists(missing))
        {
            throw new WrongSettingException($"Segl:Places names {missing}, but there is no such file.");
        }

        networks = settings.Places is { } file
            ?
            [
                .. File.ReadLines(file)
                    .Where(line => line.Length > 0 && line[0] != '#')
                    .Select(Read)
                    .OrderByDescending(one => one.Network.PrefixLength),
            ]
            : [];
    }

    /// <summary>The place of an address; null when none is known.</summary>
    public string? Of(string address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
        {
            return null;
        }

        var plain = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed;
        return networks.Find(one => one.Network.Contains(plain)).Place;
    }

    private static (IPNetwork Network, string Place) Read(string line) =>
        line.Split(',', 2) is [var network, var place]
        && IPNetwork.TryParse(network.Trim(), out var parsed)
        && Segl.Rules.LoginTexts.MayShow(place)
            ? (parsed, place.Trim())
            : throw new WrongSettingException(
                $"Segl:Places has the line '{line}', but a line is a network, a comma and a place."
            );
}
