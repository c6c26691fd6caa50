namespace Segl.Server.Desk.Printing;

/// <summary>The tags of groups and values that a desk needs (RFC 8010 section 3.5).</summary>
internal enum IppTag : byte
{
    OperationAttributes = 0x01,
    EndOfAttributes = 0x03,
    LastOfGroups = 0x0F,
    Integer = 0x21,
    Enum = 0x23,
    NameWithoutLanguage = 0x42,
    Keyword = 0x44,
    Uri = 0x45,
    Charset = 0x47,
    NaturalLanguage = 0x48,
    MimeMediaType = 0x49,
}
