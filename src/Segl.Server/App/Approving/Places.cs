using System.Net;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.Network;
using Segl.Server.Web;

namespace Segl.Server.App.Approving;

/// <summary>
/// R93: the place of a login by its address, from the operator's file: a MaxMind DB (<c>.mmdb</c>), or a list of
/// lines such as <c>192.0.2.0/24,Aarhus</c>. The narrowest network that contains the address decides.
/// </summary>
internal sealed class Places : IDisposable
{
    private readonly PlaceDatabase? database;
    private readonly PlaceList? list;

    /// <summary>Reads the file named by <c>Segl:Places</c>; without one, places are unknown.</summary>
    /// <exception cref="WrongSettingException">The file is missing, broken or cannot be read.</exception>
    public Places(Settings settings)
    {
        if (settings.Places is not { } file)
        {
            return;
        }

        if (!File.Exists(file))
        {
            throw new WrongSettingException($"Segl:Places names {file}, but there is no such file.");
        }

        try
        {
            if (Path.GetExtension(file).Equals(".mmdb", StringComparison.OrdinalIgnoreCase))
            {
                database = new(file);
            }
            else
            {
                list = PlaceList.Read(File.ReadLines(file));
            }
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"Segl:Places names {file}, which cannot be read.");
        }
    }

    /// <summary>The place of an address, in the requested language if the file has it; null when unknown.</summary>
    public string? Of(string address, Language language)
    {
        if (!IPAddress.TryParse(address, out var parsed))
        {
            return null;
        }

        var plain = parsed.Plain();
        var place = database is not null ? database.Of(plain, language) : list?.Of(plain);
        return place is not null && LoginTexts.MayShow(place) ? place : null;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => database?.Dispose();
}
