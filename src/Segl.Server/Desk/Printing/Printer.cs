using System.Net.Http.Headers;
using Segl.Rules;

namespace Segl.Server.Desk.Printing;

/// <summary>The paper that a printer holds.</summary>
internal enum PaperSize
{
    A4,
    A5,
}

/// <summary>
/// A desk's printer, by the Internet Printing Protocol over HTTP (RFC 8010, RFC 8011): asked before whether it can print,
/// then given a document and watched until the paper lies there. A job that does not end in time is taken back, so that no
/// sheet comes out when paper is filled in later.
/// </summary>
/// <param name="http">A client behind the guard of outgoing requests.</param>
/// <param name="address">Its <c>ipp:</c> or <c>ipps:</c> address.</param>
/// <param name="log">Hears what a printer answered; never what was printed.</param>
internal sealed partial class Printer(HttpClient http, Uri address, ILogger log)
{
    private const int UsualPort = 631;
    private const int A5Width = 148;
    private static readonly MediaTypeHeaderValue Ipp = new("application/ipp");
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(300),
        Longest = TimeSpan.FromSeconds(30);

    private readonly Uri web = new UriBuilder(address)
    {
        Scheme = address.Scheme == "ipps" ? Uri.UriSchemeHttps : Uri.UriSchemeHttp,
        Port = address.IsDefaultPort || address.Port < 0 ? UsualPort : address.Port,
    }.Uri;

    // RFC 8011 section 5.3.7 and 5.4.11.
    private enum JobState
    {
        Canceled = 7,
        Aborted = 8,
        Completed = 9,
    }

    /// <summary>Whether it can print now, and on which paper.</summary>
    public async Task<(PaperSize Paper, Refusal? Refusal)> Ask(CancellationToken stop)
    {
        var answer = await Send(
            New(IppOperation.GetPrinterAttributes)
                .With(
                    IppTag.Keyword,
                    "requested-attributes",
                    "printer-state",
                    "printer-state-reasons",
                    "printer-is-accepting-jobs",
                    "media-default"
                ),
            stop
        );
        // A media name ends with its size in millimetres (PWG 5101.1).
        var paper = (answer?.Texts("media-default") ?? []).Any(media =>
            media.Contains($"_{A5Width}x", StringComparison.Ordinal)
        )
            ? PaperSize.A5
            : PaperSize.A4;
        return (paper, WhyNot(answer));
    }

    /// <summary>Prints a document; whoever asked may have left before it lies there.</summary>
    /// <returns>Null once it is printed, or why it is not and will not be.</returns>
    public async Task<Refusal?> Print(byte[] pdf)
    {
        using var patience = new CancellationTokenSource(Longest);
        var taken = await Send(
            New(IppOperation.PrintJob)
                .With(IppTag.NameWithoutLanguage, "job-name", "Segl")
                .With(IppTag.MimeMediaType, "document-format", "application/pdf"),
            patience.Token,
            pdf
        );
        if (taken is null)
        {
            return new(Reason.PrinterAway);
        }

        if (!taken.IsDone || taken.Number("job-id") is not { } job)
        {
            LogNotTaken(address.Host, taken.Status);
            return WhyNot(taken) ?? new(Reason.PrinterStopped);
        }

        var refused = await Watch(job, patience.Token);
        return refused is null || await TakeBack(job) is JobState.Completed ? null : refused;
    }

    private async Task<Refusal?> Watch(int job, CancellationToken stop)
    {
        while (true)
        {
            switch (await StateOf(job, stop))
            {
                case JobState.Completed:
                    return null;
                case JobState.Canceled or JobState.Aborted:
                    return (await Ask(stop)).Refusal ?? new(Reason.PrinterStopped);
            }

            if ((await Ask(stop)).Refusal is { } refused)
            {
                return refused;
            }

            try
            {
                await Task.Delay(Between, stop);
            }
            catch (OperationCanceledException)
            {
                LogTooLong(address.Host);
                return new(Reason.PrinterStopped);
            }
        }
    }

    // One that was printed meanwhile cannot be taken back.
    private async Task<JobState?> TakeBack(int job)
    {
        await Send(New(IppOperation.CancelJob).OfJob(job), CancellationToken.None);
        return await StateOf(job, CancellationToken.None);
    }

    private async Task<JobState?> StateOf(int job, CancellationToken stop) =>
        (JobState?)
            (
                await Send(
                    New(IppOperation.GetJobAttributes)
                        .OfJob(job)
                        .With(IppTag.Keyword, "requested-attributes", "job-state"),
                    stop
                )
            )?.Number("job-state");

    // RFC 8011 section 5.4.11 and 5.4.12: one of several trays may be empty, which is a warning or a report.
    private static Refusal? WhyNot(IppAnswer? answer)
    {
        const int Stopped = 5;
        if (answer is null)
        {
            return new(Reason.PrinterAway);
        }

        var reasons = answer.Texts("printer-state-reasons").ToList();
        if (
            reasons.Exists(why => why is "media-empty" or "media-empty-error" or "media-needed" or "media-needed-error")
        )
        {
            return new(Reason.PrinterWithoutPaper);
        }

        var isOpen =
            answer.IsDone
            && answer.Number("printer-state") is not Stopped
            && !answer.IsFalse("printer-is-accepting-jobs");
        return isOpen ? null : new(Reason.PrinterStopped);
    }

    private IppRequest New(IppOperation operation) => new(operation, address);

    // Null where there is no printer, or something that answers otherwise.
    private async Task<IppAnswer?> Send(IppRequest request, CancellationToken stop, byte[]? document = null)
    {
        try
        {
            using var content = new ByteArrayContent(request.End(document));
            content.Headers.ContentType = Ipp;
            using var answer = await http.PostAsync(web, content, stop);
            return answer.IsSuccessStatusCode ? IppAnswer.Read(await answer.Content.ReadAsByteArrayAsync(stop)) : null;
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException)
        {
            LogAway(address.Host, failed.Message);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The printer {Printer} did not answer: {Why}")]
    private partial void LogAway(string printer, string why);

    [LoggerMessage(LogLevel.Warning, "The printer {Printer} took no job and answered with IPP status 0x{Status:x4}")]
    private partial void LogNotTaken(string printer, short status);

    [LoggerMessage(LogLevel.Warning, "The printer {Printer} did not end a job in time; the job was taken back")]
    private partial void LogTooLong(string printer);
}
