using Segl.Server.Configuration;

namespace Segl.Server.DocumentChecks.Trust;

/// <summary>
/// R73: lost documents from the file that <c>Segl:LostDocuments</c> names, with lines such as <c>DNK,X1234567</c>. A changed file
/// is read anew at the next question, and while it is broken the last one counts; without a file nothing is reported.
/// </summary>
internal sealed class LostDocumentsList : ILostDocuments
{
    private readonly string? file;
    private readonly ILogger<LostDocumentsList> log;
    private Register? read;

    /// <summary>Reads the file.</summary>
    /// <exception cref="WrongSettingException">It is missing, or a line of it is not a state and a number.</exception>
    public LostDocumentsList(Settings settings, ILogger<LostDocumentsList> log)
    {
        (file, this.log) = (settings.LostDocuments, log);
        if (file is not null)
        {
            read = Read(file);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> IsReported(string issuingState, string documentNumber, CancellationToken ct)
    {
        if (file is null)
        {
            return new(false);
        }

        if (File.GetLastWriteTimeUtc(file) != read!.WrittenAt)
        {
            try
            {
                read = Read(file);
            }
            catch (Exception broken)
                when (broken is WrongSettingException or IOException or UnauthorizedAccessException)
            {
                log.LogError("The last register of lost documents counts on: {Why}", broken.Message);
            }
        }

        return new(read.Documents.Contains((issuingState, documentNumber)));
    }

    private static Register Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new WrongSettingException($"Segl:LostDocuments names {file}, but there is no such file.");
        }

        var writtenAt = File.GetLastWriteTimeUtc(file);
        HashSet<(string State, string Number)> documents = [];
        foreach (var (number, line) in File.ReadLines(file).Index())
        {
            switch (line.Trim().ToUpperInvariant().Split(','))
            {
                case [""]:
                    break;
                case [{ Length: > 0 } state, { Length: > 0 } document]:
                    documents.Add((state.Trim(), document.Trim()));
                    break;
                default:
                    throw new WrongSettingException(
                        $"Segl:LostDocuments: line {number + 1} of {file} is not a state and a number."
                    );
            }
        }

        return new(writtenAt, documents);
    }

    private sealed record Register(DateTime WrittenAt, HashSet<(string State, string Number)> Documents);
}
