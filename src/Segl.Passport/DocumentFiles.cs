namespace Segl.Passport;

/// <summary>The files of a document as read; nothing of them is believed before passive authentication.</summary>
/// <param name="SecurityObject">EF.SOD.</param>
/// <param name="DataGroups">The data groups that were read.</param>
/// <param name="CardSecurity">EF.CardSecurity; null if it was not needed.</param>
public sealed record DocumentFiles(
    ReadOnlyMemory<byte> SecurityObject,
    IReadOnlyDictionary<ElementaryFile, ReadOnlyMemory<byte>> DataGroups,
    ReadOnlyMemory<byte>? CardSecurity = null
)
{
    internal ReadOnlyMemory<byte>? Find(ElementaryFile file) =>
        DataGroups.TryGetValue(file, out var bytes) ? bytes : default(ReadOnlyMemory<byte>?);
}
