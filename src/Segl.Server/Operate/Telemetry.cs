using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Segl.Server.Configuration;

namespace Segl.Server.Operate;

/// <summary>
/// Metrics, traces and logs by OpenTelemetry, exported to <c>Segl:Otlp</c> (OTLP over HTTP), if configured. None of
/// them holds a person number, PIN, code, token or seed.
/// </summary>
internal static class Telemetry
{
    /// <summary>Adds the exporters, and writes the log to standard output: as JSON, in the demo as text.</summary>
    public static void Add(WebApplicationBuilder builder, Settings settings)
    {
        if (!settings.Demo)
        {
            builder.Logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }

        if (settings.Otlp is { } otlp)
        {
            builder
                .Services.AddOpenTelemetry()
                .ConfigureResource(resource => resource.AddService("segl"))
                .WithMetrics(metrics =>
                    metrics
                        .AddMeter(Metrics.Name, "Npgsql")
                        .AddAspNetCoreInstrumentation()
                        .AddHttpClientInstrumentation()
                        .AddRuntimeInstrumentation()
                )
                .WithTracing(traces =>
                    traces
                        .AddSource("Npgsql")
                        .AddAspNetCoreInstrumentation()
                        .AddHttpClientInstrumentation()
                        .AddProcessor(new RouteInsteadOfUrl())
                )
                .WithLogging()
                .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, otlp);
        }
    }

    /// <summary>
    /// A URL can hold a secret: a stop link in its path, a code in its query, a push service's capability in either.
    /// So a span has the matched route and, for an outgoing request, the server alone.
    /// </summary>
    private sealed class RouteInsteadOfUrl : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.SetTag("url.path", data.GetTagItem("http.route"));
            data.SetTag("url.query", null);
            data.SetTag("url.full", null);
        }
    }
}
