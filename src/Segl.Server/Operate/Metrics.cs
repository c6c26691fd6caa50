using System.Diagnostics.Metrics;
using Segl.Rules;

namespace Segl.Server.Operate;

/// <summary>The metrics for an operator.</summary>
internal static class Metrics
{
    /// <summary>The name under which OpenTelemetry finds these.</summary>
    public const string Name = "Segl";

    /// <summary>The name of the metric that counts refusals.</summary>
    public const string RefusalsName = "segl.refusals";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        RefusalsName,
        description: "Answers that were a no, by reason"
    );
    private static readonly Counter<long> Logins = Meter.CreateCounter<long>(
        "segl.logins",
        description: "Logins, by how they ended"
    );

    private static readonly Counter<long> Sent = Meter.CreateCounter<long>(
        "segl.notices",
        description: "Tries to send a notice, by channel and how they ended"
    );

    private static readonly Counter<long> Faces = Meter.CreateCounter<long>(
        "segl.faces",
        description: "Comparisons of faces, by outcome"
    );

    /// <summary>A request was refused.</summary>
    public static void Refused(Reason because) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("reason", because.ToString()));

    /// <summary>A relying party's request was refused, by the name of the OAuth error.</summary>
    public static void OauthRefused(string error) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("reason", error));

    /// <summary>A login ended.</summary>
    public static void Login(string ended) => Logins.Add(1, new KeyValuePair<string, object?>("ended", ended));

    /// <summary>A comparison of faces ended.</summary>
    public static void Face(string outcome) => Faces.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>An attempt to send a notice ended.</summary>
    public static void Notice(Channel channel, string end) =>
        Sent.Add(
            1,
            new KeyValuePair<string, object?>("channel", channel.ToString()),
            new KeyValuePair<string, object?>("end", end)
        );
}
