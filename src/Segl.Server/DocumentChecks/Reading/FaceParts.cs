using System.Security.Cryptography;
using Segl.Passport;
using Segl.Rules;
using Segl.Server.DocumentChecks.Faces;

namespace Segl.Server.DocumentChecks.Reading;

/// <summary>R70: the last part of a check, the face in front of the camera against the portrait in the chip.</summary>
internal sealed class FaceParts(IFaceComparison faces)
{
    private const int Pictures = 6;

    /// <summary>Why the face is not the one in the document; null when it is.</summary>
    public async Task<Refusal?> WhyNotSame(ReadingSocket socket, FaceImage portrait, CancellationToken stop)
    {
        if (!faces.IsAvailable)
        {
            return new(Reason.FaceNotCompared);
        }

        FaceFault? fault = null;
        for (var asked = 0; asked < Limits.FacesOfAReading; asked++)
        {
            switch (await Compare(socket, portrait, fault, stop))
            {
                case FaceVerdict.Same:
                    return null;
                case FaceVerdict.Different:
                    return new(Reason.FaceDiffers);
                case FaceVerdict.CannotTell:
                    return new(Reason.FaceNotCompared);
                case FaceVerdict.Again again:
                    fault = again.Fault;
                    break;
            }
        }

        return new(Reason.FaceUnclear);
    }

    private async Task<FaceVerdict> Compare(
        ReadingSocket socket,
        FaceImage portrait,
        FaceFault? fault,
        CancellationToken stop
    )
    {
        var movement = RandomNumberGenerator.GetItems(Enum.GetValues<FaceMovement>(), 1)[0];
        await socket.Say(
            new FaceAsked(WordOf(movement.ToString()), Pictures, fault is { } f ? WordOf($"{f}") : null),
            stop
        );
        List<Memory<byte>> pictures = [];
        try
        {
            while (pictures.Count < Pictures)
            {
                pictures.Add(await socket.HearPicture(stop));
            }

            return await faces.Compare(
                portrait.Bytes,
                pictures.ConvertAll(picture => (ReadOnlyMemory<byte>)picture),
                movement,
                stop
            );
        }
        finally
        {
            foreach (var picture in pictures)
            {
                CryptographicOperations.ZeroMemory(picture.Span);
            }
        }
    }

    // As the protocol writes words: the first letter small.
    private static string WordOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
