using System.Net;
using System.Net.Sockets;
using MaxMind.Db;
using Segl.Server.Configuration;
using Segl.Server.Web;

namespace Segl.Server.App.Approving;

/// <summary>
/// A MaxMind DB with the fields of GeoLite2 City or Country. It is memory-mapped: the processes of one machine share
/// its pages.
/// </summary>
internal sealed class PlaceDatabase : IDisposable
{
    private readonly Reader reader;

    /// <summary>Opens a file, and reads its first network, so that a file with other fields is refused at the
    /// start.</summary>
    /// <exception cref="WrongSettingException">It is no MaxMind DB, is truncated, or has other fields.</exception>
    public PlaceDatabase(string file)
    {
        try
        {
            reader = new(file, FileAccessMode.MemoryMapped);
            _ = reader.FindAll<Located>().FirstOrDefault();
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            reader?.Dispose();
            throw new WrongSettingException(
                $"Segl:Places names {file}, which is no whole MaxMind DB of cities or countries."
            );
        }
    }

    /// <summary>City and country of an address, in the requested language if the file has it, otherwise in
    /// English.</summary>
    public string? Of(IPAddress address, Language language)
    {
        if (address.AddressFamily is AddressFamily.InterNetworkV6 && reader.Metadata.IPVersion == 4)
        {
            return null;
        }

        var found = Find(address);
        var names = new[] { found?.City, found?.Country }
            .Select(named => NameIn(language, named?.Names))
            .OfType<string>();
        return string.Join(", ", names) is { Length: > 0 } place ? place : null;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => reader.Dispose();

    private static string? NameIn(Language language, Dictionary<string, string>? names) =>
        names is null ? null
        : names.TryGetValue(language.Tag(), out var own) ? own
        : names.TryGetValue(Language.En.Tag(), out var english) ? english
        : null;

    // The networks of a damaged record have no place; no login is refused because of it.
    private Located? Find(IPAddress address)
    {
        try
        {
            return reader.Find<Located>(address);
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            return null;
        }
    }

    private static bool IsBroken(Exception met) => met is InvalidDatabaseException or DeserializationException;

    // The library decodes the keys named here and skips all others.
    [method: Constructor]
    internal sealed record Located([MapKey("city")] Named? City, [MapKey("country")] Named? Country);

    /// <summary>An object with names by language.</summary>
    [method: Constructor]
    internal sealed record Named([MapKey("names")] Dictionary<string, string>? Names);
}
