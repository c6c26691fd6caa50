using System.Text.Json;
using System.Text.Json.Serialization;
using Segl.Server.Login.Answers;

namespace Segl.Server.Login;

/// <summary>Leads the browser on after a form: by 303, or by an address for a script, which navigates itself.</summary>
internal sealed class Leading(AnswerForms forms, Browsers browsers)
{
    /// <summary>Leads with a login's result. For a form_post response this server shows a page; a script navigates to
    /// that page.</summary>
    public IResult With(HttpContext context, StartedLogin started, string address) =>
        !started.Request.FormPost || !address.StartsWith(started.Request.RedirectUri, StringComparison.Ordinal)
            ? To(context, address)
        : AsksForJson(context)
            ? To(context, forms.AddressOf(started.Id, browsers.CookieOf(context)!, started.Request.State, address))
        : forms.Page(context, started.Request.RedirectUri, address);

    /// <summary>Leads to an address.</summary>
    public static IResult To(HttpContext context, string address) =>
        AsksForJson(context) ? Results.Json(new LeadsTo(address), LeadingJson.Default.LeadsTo) : new SeeOther(address);

    private static bool AsksForJson(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal);
}

/// <summary>The address to which the page navigates.</summary>
/// <param name="Next">An address of the relying party or of the login box.</param>
internal sealed record LeadsTo(string Next);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(LeadsTo))]
internal sealed partial class LeadingJson : JsonSerializerContext;
