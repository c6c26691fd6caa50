using System.Text;
using Microsoft.Playwright;

namespace Segl.Browser.Tests;

/// <summary>What a phone's camera sees that is held up to a screen: one picture, as a raw film (YUV4MPEG2).</summary>
internal static class FilmedCode
{
    private const int Width = 640;
    private const int Height = 480;

    /// <summary>Films what an element of a page shows now. Chromium opens the file when the camera opens.</summary>
    /// <param name="seen">What is held into the camera.</param>
    /// <param name="file">The film; it is written anew.</param>
    public static async Task Film(ILocator seen, string file)
    {
        var picture = Convert.ToBase64String(await seen.ScreenshotAsync());
        var blank = await seen.Page.Context.NewPageAsync();
        var brightness = await blank.EvaluateAsync<string>(
            """
            async ([picture, width, height]) => {
              const image = new Image();
              image.src = `data:image/png;base64,${picture}`;
              await image.decode();
              const canvas = new OffscreenCanvas(width, height);
              const drawing = canvas.getContext('2d');
              drawing.fillStyle = '#888';
              drawing.fillRect(0, 0, width, height);
              const scale = 0.8 * Math.min(width / image.width, height / image.height);
              const [w, h] = [image.width * scale, image.height * scale];
              drawing.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
              const { data } = drawing.getImageData(0, 0, width, height);
              let text = '';
              for (let at = 0; at < data.length; at += 4) {
                text += String.fromCharCode(16 + Math.round(0.857 * (data[at] + data[at + 1] + data[at + 2]) / 3));
              }
              return btoa(text);
            }
            """,
            new object[] { picture, Width, Height }
        );
        await blank.CloseAsync();
        await using var film = File.Create(file);
        await film.WriteAsync(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420jpeg\nFRAME\n"));
        await film.WriteAsync(Convert.FromBase64String(brightness));
        var grey = new byte[Width * Height / 2];
        Array.Fill(grey, (byte)128);
        await film.WriteAsync(grey);
    }
}
