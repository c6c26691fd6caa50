using System.Globalization;
using System.Text;
using System.Xml;

namespace Segl.Server.Devices;

/// <summary>An element with the path that leads to it.</summary>
/// <param name="Path">Local names with slashes between, such as <c>KeyPackage/DeviceInfo/SerialNo</c>.</param>
/// <param name="Attributes">Its attributes by their local names.</param>
/// <param name="Line">The line that it begins on.</param>
internal sealed record PskcElement(string Path, IReadOnlyDictionary<string, string> Attributes, long Line)
{
    private readonly StringBuilder text = new();

    /// <summary>Its own text, trimmed.</summary>
    public string Text => text.ToString().Trim();

    /// <summary>An attribute; null when it is missing.</summary>
    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);

    /// <summary>Appends a piece of its text.</summary>
    public void Append(ReadOnlySpan<char> piece) => text.Append(piece);

    /// <summary>How long its text is, in characters.</summary>
    public int Length => text.Length;

    /// <summary>The bytes of its text in base64.</summary>
    /// <exception cref="PskcException">It is none.</exception>
    public byte[] Base64()
    {
        var bytes = new byte[Text.Length];
        return Convert.TryFromBase64String(Text, bytes, out var length) && length > 0
            ? bytes[..length]
            : throw new PskcException(Line, $"{Path} is no base64.");
    }

    /// <summary>Its text as a number within bounds.</summary>
    /// <exception cref="PskcException">It is none, or out of bounds.</exception>
    public int Number(int least, int most) =>
        int.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw new PskcException(Line, $"{Path} is no number from {least} to {most}.");
}

/// <summary>A child of the container with everything in it: the unit that is in memory.</summary>
internal sealed class PskcElements
{
    // A package has about thirty elements, and its longest text is a seed in base64.
    private const int MostElements = 200;
    private const int LongestText = 4000;

    private readonly List<PskcElement> all = [];

    private PskcElements() { }

    /// <summary>The outermost element.</summary>
    public PskcElement Outermost => all[0];

    /// <summary>Takes the element that the reader is on, and moves behind it.</summary>
    public static PskcElements Take(XmlReader reader)
    {
        var (taken, open) = (new PskcElements(), new Stack<PskcElement>());
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var path = open.TryPeek(out var parent) ? $"{parent.Path}/{reader.LocalName}" : reader.LocalName;
                    taken.Begin(reader, path, open);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    TakeText(reader, open.Peek());
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
            }
        } while (reader.Read() && open.Count > 0);

        return taken;
    }

    /// <summary>All at a path.</summary>
    public IEnumerable<PskcElement> At(string path) => all.Where(element => element.Path == path);

    /// <summary>All below a path.</summary>
    public IEnumerable<PskcElement> Below(string path) =>
        all.Where(element => element.Path.StartsWith(path + "/", StringComparison.Ordinal));

    /// <summary>The one at a path; null when there is none.</summary>
    /// <exception cref="PskcException">There are several.</exception>
    public PskcElement? Find(string path) =>
        At(path).ToList() switch
        {
            [] => null,
            [var one] => one,
            [_, var second, ..] => throw new PskcException(second.Line, $"{path} stands here twice."),
        };

    /// <summary>The one at a path.</summary>
    /// <exception cref="PskcException">There is none, or there are several.</exception>
    public PskcElement Get(string path) => Find(path) ?? throw new PskcException(Outermost.Line, $"{path} is missing.");

    private void Begin(XmlReader reader, string path, Stack<PskcElement> open)
    {
        var line = ((IXmlLineInfo)reader).LineNumber;
        if (all.Count == MostElements)
        {
            throw new PskcException(line, $"{Outermost.Path} has more than {MostElements} elements.");
        }

        var isEmpty = reader.IsEmptyElement;
        var attributes = new Dictionary<string, string>();
        while (reader.MoveToNextAttribute())
        {
            attributes[reader.LocalName] = reader.Value;
        }

        reader.MoveToElement();
        all.Add(new(path, attributes, line));
        if (!isEmpty)
        {
            open.Push(all[^1]);
        }
    }

    private static void TakeText(XmlReader reader, PskcElement element)
    {
        var piece = new char[LongestText];
        for (int read; (read = reader.ReadValueChunk(piece, 0, piece.Length)) > 0; )
        {
            element.Append(piece.AsSpan(0, read));
            if (element.Length > LongestText)
            {
                throw new PskcException(element.Line, $"{element.Path} is longer than {LongestText} characters.");
            }
        }
    }
}
