using System.Buffers.Binary;
using System.Text;

namespace Segl.Server.Desk.Printing;

/// <summary>A request in the encoding of RFC 8010 section 3.1: all attributes are of the operation.</summary>
internal sealed class IppRequest
{
    private const short Version = 0x0101;
    private readonly List<byte> bytes = [];

    /// <summary>The attributes that each operation begins with (RFC 8011 section 4.1.4 and 4.1.5).</summary>
    public IppRequest(IppOperation operation, Uri printer)
    {
        Number(Version);
        Number((short)operation);
        Number(0);
        Number(1);
        bytes.Add((byte)IppTag.OperationAttributes);
        With(IppTag.Charset, "attributes-charset", "utf-8");
        With(IppTag.NaturalLanguage, "attributes-natural-language", "en");
        With(IppTag.Uri, "printer-uri", printer.OriginalString);
    }

    /// <summary>Adds an attribute; further values of it have no name (section 3.1.5).</summary>
    public IppRequest With(IppTag tag, string name, params ReadOnlySpan<string> values)
    {
        foreach (var value in values)
        {
            Add(tag, name, Encoding.UTF8.GetBytes(value));
            name = "";
        }

        return this;
    }

    /// <summary>Adds the number of a job.</summary>
    public IppRequest OfJob(int job)
    {
        Span<byte> value = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(value, job);
        Add(IppTag.Integer, "job-id", value);
        return this;
    }

    /// <summary>The whole request, with the document after it. Who asks stands last: a job is taken back by whoever sent it,
    /// and its number has to follow the printer's address.</summary>
    public byte[] End(ReadOnlySpan<byte> document = default)
    {
        With(IppTag.NameWithoutLanguage, "requesting-user-name", "Segl");
        bytes.Add((byte)IppTag.EndOfAttributes);
        return [.. bytes, .. document];
    }

    private void Add(IppTag tag, string name, ReadOnlySpan<byte> value)
    {
        bytes.Add((byte)tag);
        Number((short)name.Length);
        bytes.AddRange(Encoding.ASCII.GetBytes(name));
        Number((short)value.Length);
        bytes.AddRange(value);
    }

    private void Number(short number)
    {
        Span<byte> two = stackalloc byte[sizeof(short)];
        BinaryPrimitives.WriteInt16BigEndian(two, number);
        bytes.AddRange(two);
    }
}
