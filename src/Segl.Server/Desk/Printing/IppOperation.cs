namespace Segl.Server.Desk.Printing;

/// <summary>The operations of the Internet Printing Protocol that a desk needs (RFC 8011 section 5.4.15).</summary>
internal enum IppOperation : short
{
    PrintJob = 0x0002,
    CancelJob = 0x0008,
    GetJobAttributes = 0x0009,
    GetPrinterAttributes = 0x000B,
}
