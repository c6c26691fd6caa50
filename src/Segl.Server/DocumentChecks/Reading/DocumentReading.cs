using Segl.Passport;
using Segl.Rules;
using Segl.Server.Days;
using Segl.Server.DocumentChecks.Faces;
using Segl.Server.DocumentChecks.Holders;
using Segl.Server.DocumentChecks.Trust;
using Segl.Storage;

namespace Segl.Server.DocumentChecks.Reading;

/// <summary>
/// R70: one reading of a document. The server is the terminal (T-78): it makes the keys and keeps secure messaging, and the phone
/// carries commands. Zone, chip and face follow each other on one connection, so what was read lives in its memory and is
/// gone with it (R74).
/// </summary>
internal sealed class DocumentReading(
    CheckDecisions decisions,
    Holders.Holders holders,
    DocumentTrust trust,
    ILostDocuments lost,
    FaceParts faces
)
{
    private const int BytesOfAnOrdinaryChip = 40_000;
    private const int MostPercent = 99;

    /// <summary>Reads a document, from the first message to the decision.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="checkId">The check in its address.</param>
    /// <param name="clock">Tells the time.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The name of the person in the document, or why the check was refused.</returns>
    /// <exception cref="ReadingBrokenException">The phone went away, or sent what nobody asked for.</exception>
    public async Task<Outcome<Person>> Read(
        ReadingSocket socket,
        Guid checkId,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var first = await HearFirst(socket, clock, stop);
        if (
            !(await decisions.Begin(checkId, first, clock.GetUtcNow())).IsGranted(out var check, out var over)
            || first.Country is not { } country
        )
        {
            return over ?? new Refusal(Reason.Malformed);
        }

        try
        {
            var outcome = await InTime(Decide(socket, check, first, country, clock, stop), check, clock);
            if (!outcome.IsGranted(out _, out _))
            {
                await decisions.End(check);
            }

            return outcome;
        }
        catch
        {
            await decisions.End(check);
            throw;
        }
    }

    // A connection that says nothing takes no place from others for long.
    private static async Task<ZoneMessage> HearFirst(ReadingSocket socket, TimeProvider clock, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(Limits.DocumentTextWithin, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            return await socket.HearZone(either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new ReadingBrokenException();
        }
    }

    // To cancel a receive ends its connection, over which the phone is to hear that it is too late: what is awaited is left
    // behind, and ends with the connection.
    private static async Task<Outcome<Person>> InTime(
        Task<Outcome<Person>> deciding,
        StoredDocumentCheck check,
        TimeProvider clock
    )
    {
        using var decided = new CancellationTokenSource();
        var left = check.State.ReadUntil - clock.GetUtcNow();
        var late = Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, decided.Token);
        if (await Task.WhenAny(deciding, late) == late)
        {
            _ = deciding.ContinueWith(behind => behind.Exception, TaskScheduler.Default);
            return new Refusal(Reason.DocumentCheckOver);
        }

        await decided.CancelAsync();
        return await deciding;
    }

    private async Task<Outcome<Person>> Decide(
        ReadingSocket socket,
        StoredDocumentCheck check,
        ZoneMessage first,
        string country,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        if (!TypedNumbers.Read(first.PersonNumber, first.PCode).IsGranted(out var typed, out var wrong))
        {
            return wrong;
        }

        if (!(await ReadChip(socket, first, clock, stop)).IsGranted(out var document, out var unread))
        {
            return unread;
        }

        var holder = DocumentHolder.Of(document.Data);
        var now = clock.GetUtcNow();
        if (await WhyNotThis(holder, country, now, stop) is { } refused)
        {
            return refused;
        }

        if (await decisions.Count(holder, now) is { } tooOften)
        {
            return tooOften;
        }

        if (!(await holders.Find(check, holder, typed, now)).IsGranted(out var person, out var unknown))
        {
            await decisions.TellHolder(check, holder, unknown, now);
            return unknown;
        }

        return await faces.WhyNotSame(socket, document.Data.Portrait, stop) is { } face
            ? await decisions.Refuse(check, person, holder, face, clock.GetUtcNow())
            : await decisions.Grant(check, person, holder, clock.GetUtcNow());
    }

    // R70, R72: the zone, then the chip that it opens. A zone that does not open the chip, and a chip that was moved away, are
    // asked for again, a few times.
    private async Task<Outcome<AuthenticDocument>> ReadChip(
        ReadingSocket socket,
        ZoneMessage first,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var reader = new PassportReader(trust.Store, trust.Policy);
        var (zones, chips, bytes) = (1, 0, new CarriedBytes());
        for (var said = first; ; said = await socket.HearZone(stop))
        {
            var wrongPart = ZoneKeys.TryRead(said, clock.GetUtcNow(), out var key);
            while (key is not null)
            {
                if (++chips > Limits.ChipsOfAReading)
                {
                    return new Refusal(Reason.DocumentChipUnreadable);
                }

                await socket.Say(new ChipAsked(), stop);
                switch (await ReadOnce(reader, socket, key, bytes, clock.GetUtcNow(), stop))
                {
                    case PassportVerdict.Authentic { Document: var document }:
                        return document;
                    case PassportVerdict.Refused { Fault: PassportFault.AccessDenied }:
                        (key, wrongPart) = (null, ZoneKeys.WholeZone);
                        break;
                    case PassportVerdict.Refused { Fault: var fault }:
                        return new Refusal(ChipFaults.ReasonOf(fault));
                }
            }

            if (++zones > Limits.ZonesOfAReading)
            {
                return new Refusal(Reason.DocumentTextWrong);
            }

            await socket.Say(new ZoneAgain(wrongPart!), stop);
        }
    }

    // Null when the chip was moved away.
    private static async Task<PassportVerdict?> ReadOnce(
        PassportReader reader,
        ReadingSocket socket,
        AccessKey key,
        CarriedBytes bytes,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        ChipSession? session = null;
        var told = 0;
        session = new ChipSession(
            async (command, ct) =>
            {
                if (bytes.Count > Limits.BytesOfAReading)
                {
                    throw new PassportException(PassportFault.TooLong, "Chips that send more than any honest one.");
                }

                var percent = (int)Math.Min(MostPercent, 100 * session!.Bytes / BytesOfAnOrdinaryChip);
                if (percent > told)
                {
                    told = percent;
                    await socket.Say(new ChipProgress(percent), ct);
                }

                var answer = await socket.Transmit(command, ct);
                bytes.Count += command.Length + answer.Length;
                return answer;
            }
        );
        try
        {
            return await reader.Read(session, key, DanishClock.Local(now), stop);
        }
        catch (ChipMovedAwayException)
        {
            return null;
        }
    }

    // R71, R73: what an authentic document must be beside.
    private async Task<Refusal?> WhyNotThis(
        DocumentHolder holder,
        string country,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        !holder.IsFrom(country) ? new(Reason.DocumentFromElsewhere)
        : !holder.IsOldEnough(DanishClock.Day(now)) ? new(Reason.TooYoung)
        : await lost.IsReported(holder.Zone.IssuingState, holder.Zone.DocumentNumber, stop)
            ? new(Reason.DocumentReportedLost)
        : null;
}
