namespace Segl.Storage;

/// <summary>The columns in which something wrapped stands.</summary>
public enum WrappedColumn
{
    PersonNumber,
    AppPinKey,
    ActivationPinKey,
    OfferedPinKey,
    NoticeSecret,
    DeviceSeed,
    HeldDeviceSeed,
    PostalAddress,
    SigningKey,
    DigestSecret,
}

/// <summary>
/// The one place at which something wrapped may stand: its column, whose row, and which of their rows. It is part of
/// what is authenticated, so that nothing wrapped means anything elsewhere (T-75).
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="PersonId">Whose row; an id that nobody has where the row is nobody's.</param>
/// <param name="Row">What tells the row from the person's others; empty where there is only one.</param>
public sealed record WrappedPlace(WrappedColumn Column, Guid PersonId, string Row)
{
    /// <summary>A person's number.</summary>
    public static WrappedPlace PersonNumber(Guid personId) => new(WrappedColumn.PersonNumber, personId, "");

    /// <summary>The PIN key of an app.</summary>
    public static WrappedPlace AppPinKey(Guid personId, Guid appId) =>
        new(WrappedColumn.AppPinKey, personId, $"{appId}");

    /// <summary>The PIN key of an app that is not active yet.</summary>
    public static WrappedPlace ActivationPinKey(Guid personId, Guid appId) =>
        new(WrappedColumn.ActivationPinKey, personId, $"{appId}");

    /// <summary>The key of a new PIN that waits for its statement.</summary>
    public static WrappedPlace OfferedPinKey(Guid personId, Guid appId) =>
        new(WrappedColumn.OfferedPinKey, personId, $"{appId}");

    /// <summary>A code or link in the outbox.</summary>
    public static WrappedPlace NoticeSecret(Guid personId) => new(WrappedColumn.NoticeSecret, personId, "");

    /// <summary>The seed of a device in stock.</summary>
    public static WrappedPlace DeviceSeed(string serial) => new(WrappedColumn.DeviceSeed, Guid.Empty, serial);

    /// <summary>The seed of a device that a person holds, or that is on its way to them.</summary>
    public static WrappedPlace HeldDeviceSeed(Guid personId, string serial) =>
        new(WrappedColumn.HeldDeviceSeed, personId, serial);

    /// <summary>A person's postal address.</summary>
    public static WrappedPlace PostalAddress(Guid personId) => new(WrappedColumn.PostalAddress, personId, "");

    /// <summary>The private half of a key that signs.</summary>
    public static WrappedPlace SigningKey(string purpose, string keyId) =>
        new(WrappedColumn.SigningKey, Guid.Empty, $"{purpose} {keyId}");

    /// <summary>The secret that digests are made with, under one key file.</summary>
    public static WrappedPlace DigestSecret(string keyId) => new(WrappedColumn.DigestSecret, Guid.Empty, keyId);

    /// <inheritdoc/>
    public override string ToString() => $"segl wrap v2 {Column} {PersonId:D} {Row}";
}
