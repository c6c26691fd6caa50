using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Segl.Server.Web;

/// <summary>
/// Markup written as an interpolated string. What the program wrote stands as it is; what is put into a hole is
/// encoded, unless it is <see cref="Html"/> itself. So the encoding cannot be forgotten, and there is no template to
/// compile or parse.
/// </summary>
[InterpolatedStringHandler]
public readonly struct Html
{
    private const int LengthOfHole = 32;

    // Letters of any language stay readable; what means something to HTML is encoded, also inside attributes.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder? text;

    /// <summary>Called by the compiler.</summary>
    public Html(int literalLength, int formattedCount) => text = new(literalLength + (formattedCount * LengthOfHole));

    /// <summary>Nothing.</summary>
    public static Html None => default;

    /// <summary>Called by the compiler for what stands outside the holes.</summary>
    public void AppendLiteral(string markup) => text!.Append(markup);

    /// <summary>A hole with a text, which is encoded; null is nothing.</summary>
    public void AppendFormatted(string? plain) => text!.Append(plain is null ? null : Encoder.Encode(plain));

    /// <summary>A hole with markup.</summary>
    public void AppendFormatted(Html markup) => text!.Append(markup.text);

    /// <summary>A hole with several pieces of markup.</summary>
    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (var piece in pieces)
        {
            text!.Append(piece.text);
        }
    }

    /// <summary>A hole with a number.</summary>
    public void AppendFormatted(long number) => text!.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>A hole with an id.</summary>
    public void AppendFormatted(Guid id) => text!.Append(CultureInfo.InvariantCulture, $"{id}");

    /// <inheritdoc/>
    public override string ToString() => text?.ToString() ?? "";
}

/// <summary>Answers with a page.</summary>
internal sealed class Page(Html markup, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Encoding.UTF8.GetBytes(markup.ToString());
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
