using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Server.Operate.Staff;
using Segl.Storage;

namespace Segl.Server.Operate.Stock;

/// <summary>
/// R67: a maker's file that two operators take into stock, each in their own login: one sends it with the first part of
/// its key, another gives the second. Neither part is ever shown, nothing is decrypted before both are there and every MAC
/// is right, and both parts are gone once they were tried.
/// </summary>
internal sealed partial class StockUploads(
    Database database,
    KeyEncryptionKey keys,
    TimeProvider clock,
    ILogger<StockUploads> log
)
{
    /// <summary>How many bytes a file may have that is sent in a browser; a longer one comes by command.</summary>
    public const int LongestFile = 64 * 1024 * 1024;

    private const int PieceBytes = 256 * 1024;

    private readonly ConcurrentDictionary<Guid, long> read = new();

    /// <summary>How many devices of a file this node has read so far; null when it reads none of it.</summary>
    public long? Progress(Guid id) => read.TryGetValue(id, out var devices) ? devices : null;

    /// <summary>Keeps a file with the first part of its key, until its sender approves.</summary>
    /// <returns>Its id, or one sentence about the part, which repeats no digit.</returns>
    public async Task<(StockUpload? Upload, string? WhyNot)> Keep(
        Stream file,
        string name,
        DeviceKind kind,
        string part,
        Guid by,
        string because,
        DateTimeOffset now
    )
    {
        if (TransportKey.WhyNoPart(part) is { } whyNot)
        {
            return (null, whyNot);
        }

        var (id, size, pieces) = (Guid.NewGuid(), 0L, 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[PieceBytes];
        while (await file.ReadAtLeastAsync(buffer, PieceBytes, throwOnEndOfStream: false) is > 0 and var length)
        {
            var piece = buffer[..length];
            hash.AppendData(piece);
            var at = pieces++;
            size += length;
            await Write(session => StockUploadStore.AddPiece(session, id, at, piece, now));
        }

        var upload = new StockUpload(
            id,
            kind,
            name,
            size,
            Convert.ToHexStringLower(hash.GetHashAndReset()),
            by,
            keys.Seal(Encoding.ASCII.GetBytes(part), PurposeOf(id)),
            because,
            UploadState.Sent,
            now
        );
        await Write(session => StockUploadStore.Add(session, upload));
        return (upload, null);
    }

    /// <summary>Its sender approved: it waits for the second part.</summary>
    public Task<bool> Begin(Guid id, Actor actor, DateTimeOffset now) =>
        Move(
            id,
            upload => upload.State is UploadState.Sent && upload.FirstBy == actor.Operator,
            upload => upload with { State = UploadState.Waiting },
            "stock-file-sent",
            actor,
            now
        );

    /// <summary>
    /// Another operator gave the second part and approved: the file is read. It goes on after the answer.
    /// </summary>
    /// <returns>False when it does not wait for this person.</returns>
    public async Task<bool> Import(Guid id, string part, Actor actor, DateTimeOffset now)
    {
        StockUpload? taken = null;
        var begun = await Move(
            id,
            upload => MayGiveSecond(upload, actor.Operator, now),
            upload =>
            {
                taken = upload;
                return upload with { State = UploadState.Importing, SecondBy = actor.Operator, FirstPart = null };
            },
            "stock-file-opened",
            actor,
            now
        );
        if (begun)
        {
            read[id] = 0;
            Running = Task.Run(() => Run(taken!, part, actor.Operator!.Value));
        }

        return begun;
    }

    /// <summary>Whether a person may give the second part: somebody else than who gave the first.</summary>
    public static bool MayGiveSecond(StockUpload upload, Guid? person, DateTimeOffset now) =>
        upload is { State: UploadState.Waiting, FirstPart: not null }
        && person is not null
        && upload.FirstBy != person
        && now < upload.At + Limits.StockUploadKept;

    /// <summary>Throws a file away that is not in stock.</summary>
    public Task<bool> Discard(Guid id, Actor actor, DateTimeOffset now) =>
        Move(
            id,
            upload => upload.State is not UploadState.Imported && !read.ContainsKey(id),
            _ => null,
            "stock-file-discarded",
            actor,
            now
        );

    /// <summary>The import that began last on this node, for those who wait for its end.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    private async Task Run(StockUpload upload, string second, Guid by)
    {
        UploadState state;
        string told;
        try
        {
            (state, told) = await Import(upload, second, by);
        }
        catch (Exception failed)
        {
            LogFailed(failed, upload.Id);
            (state, told) = (UploadState.Refused, "The import was interrupted. Nothing was taken into stock.");
        }

        try
        {
            await Write(session =>
            {
                StockUploadStore.RemovePieces(session, upload.Id);
                StockUploadStore.Save(
                    session,
                    upload with
                    {
                        FirstPart = null,
                        SecondBy = by,
                        State = state,
                        Told = told,
                    }
                );
            });
        }
        catch (Exception failed)
        {
            LogFailed(failed, upload.Id);
        }
        finally
        {
            read.TryRemove(upload.Id, out _);
        }
    }

    private async Task<(UploadState, string)> Import(StockUpload upload, string second, Guid by)
    {
        var first = Encoding.ASCII.GetString(keys.Open(upload.FirstPart!, PurposeOf(upload.Id)));
        var (key, whyNot) = TransportKey.Join(first, second);
        if (key is null)
        {
            return (UploadState.Refused, whyNot!);
        }

        using (key)
        {
            await using var file = await Collect(upload);
            try
            {
                var import = new StockImport(
                    database.WithoutHurry(),
                    keys,
                    clock,
                    devices => read[upload.Id] = devices
                );
                var done = await import.Run(file, key, upload.Kind, [$"{upload.FirstBy}", $"{by}"]);
                return (UploadState.Imported, $"{done.Devices:N0} devices, {done.First} - {done.Last}");
            }
            catch (PskcException refused)
            {
                return (UploadState.Refused, refused.Message);
            }
        }
    }

    // The file is read twice. It lies beside the program for as long as that takes, its seeds encrypted.
    private async Task<FileStream> Collect(StockUpload upload)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), $"segl-{upload.Id:N}"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        for (var piece = 0; ; piece++)
        {
            var at = piece;
            if (await database.Read(session => StockUploadStore.Piece(session, upload.Id, at)) is not { } content)
            {
                return file;
            }

            await file.WriteAsync(content);
        }
    }

    private Task<bool> Move(
        Guid id,
        Func<StockUpload, bool> may,
        Func<StockUpload, StockUpload?> next,
        string act,
        Actor actor,
        DateTimeOffset now
    ) =>
        database.Write(
            Durability.Durable,
            async session =>
            {
                if (await StockUploadStore.Find(session, id) is not { } upload || !may(upload))
                {
                    return false;
                }

                if (next(upload) is { } moved)
                {
                    StockUploadStore.Save(session, moved);
                }
                else
                {
                    StockUploadStore.Remove(session, id);
                }

                await OperatorActs.Record(session, act, new { file = upload.Hash, upload.FileName }, actor, now);
                return true;
            }
        );

    private Task Write(Action<Session> write) =>
        database.Write(
            Durability.Durable,
            session =>
            {
                write(session);
                return Task.CompletedTask;
            }
        );

    private static string PurposeOf(Guid id) => $"segl stock part v1 {id}";

    [LoggerMessage(LogLevel.Error, "The import of {Upload} failed")]
    private partial void LogFailed(Exception failed, Guid upload);
}
