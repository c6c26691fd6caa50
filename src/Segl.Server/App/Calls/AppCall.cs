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
/// <param name="change">The person, whose row is locked.</param>
/// <param name="app">The app, and the number of its last response.</param>
/// <param name="context">The request.</param>
internal sealed class AppCall(PersonChange change, CallingApp app, HttpContext context)
{
    /// <summary>The person, whose row is locked.</summary>
    public PersonChange Change { get; } = change;

    /// <summary>The app as it will be saved after the request.</summary>
    public StoredApp App { get; set; } = app.App;

    /// <summary>The request.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>The instant of the request.</summary>
    public DateTimeOffset Now => Change.Now;

    /// <summary>The transaction.</summary>
    public Session Session => Change.Session;

    /// <summary>The language of the app.</summary>
    public string Language { get; } = Languages.Of(context).Tag();

    /// <summary>The number of the app's last response.</summary>
    public long LastAnswer { get; } = app.Answers;

    /// <summary>The number of the response to this request.</summary>
    public long Answer { get; set; }

    /// <summary>True when that number is kept with the login that this request claims.</summary>
    public bool AnswerIsKept { get; private set; }

    /// <summary>
    /// T-16: the number of the response to a claim is kept with the login, which PostgreSQL does not log, and the app's row
    /// is not written. Where that row is one behind already, the number is kept there as always.
    /// </summary>
    /// <returns>The number; null when it is kept in the app's row.</returns>
    public long? KeepAnswerWithLogin() => (AnswerIsKept = Answer <= App.Answers + 1) ? Answer : null;

    /// <summary>The long polls that this change concerns; notified after the commit.</summary>
    public List<WakeUp> Wakes { get; } = [];
}
