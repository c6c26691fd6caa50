using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Caching.Memory;
using Segl.Server.Configuration;
using Segl.Server.Nodes;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.App.Calls;

/// <summary>A request by an app that has proven its key, inside the change of its person.</summary>
internal sealed class AppCall(PersonChange change, StoredApp app, HttpContext context)
{
    /// <summary>The person, whose row is locked.</summary>
    public PersonChange Change { get; } = change;

    /// <summary>The app as it will be saved after the request.</summary>
    public StoredApp App { get; set; } = app;

    /// <summary>The request.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>The instant of the request.</summary>
    public DateTimeOffset Now => Change.Now;

    /// <summary>The transaction.</summary>
    public Session Session => Change.Session;

    /// <summary>The language of the app.</summary>
    public string Language { get; } = Languages.Of(context).Tag();

    /// <summary>The long polls that this change concerns; notified after the commit.</summary>
    public List<WakeUp> Wakes { get; } = [];
}
