using Segl.Rules;
using Segl.Server.Desks.Texts;
using Segl.Server.Web;

namespace Segl.Server.Desks;

/// <summary>A request of somebody who need not log in.</summary>
internal sealed record DeskVisit(HttpContext Context, BookingTexts Texts, DateTimeOffset Now)
{
    /// <summary>A value of the query; empty when there is none.</summary>
    public string Query(string name) => Context.Request.Query[name].ToString();

    /// <summary>An address in the same language.</summary>
    public string Link(string path) => $"{path}{(path.Contains('?') ? '&' : '?')}lang={Texts.Language.Tag()}";

    /// <summary>Day and time by the clock at a desk.</summary>
    public string When(ServiceDesk desk, DateTimeOffset at) => Texts.When(DeskClock.Local(desk.Zone, at), desk.Town);
}
