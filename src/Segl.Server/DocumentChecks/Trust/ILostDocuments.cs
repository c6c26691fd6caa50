namespace Segl.Server.DocumentChecks.Trust;

/// <summary>R73: the register of documents that were reported lost or stolen.</summary>
public interface ILostDocuments
{
    /// <summary>Whether this document was reported.</summary>
    /// <param name="issuingState">The state that issued it, as its zone writes it.</param>
    /// <param name="documentNumber">Its number.</param>
    /// <param name="ct">Ends the question.</param>
    ValueTask<bool> IsReported(string issuingState, string documentNumber, CancellationToken ct);
}
