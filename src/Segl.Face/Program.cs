using Microsoft.Win32.SafeHandles;
using Segl.Face.Measuring;
using Segl.Face.Models;
using Segl.Face.Serving;

try
{
    switch (args)
    {
        case ["serve", var models]:
            // Not the console's streams: they look for a terminal on their first use.
            using (var input = new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0))
            using (
                var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0)
            )
            {
                FaceServing.Serve(models, input, output);
            }

            return 0;
        case ["measure", var models, var pictures]:
            FaceMeasuring.Measure(models, pictures, Console.Out);
            return 0;
        default:
            Console.Error.WriteLine("segl-face serve MODELS | measure MODELS PICTURES");
            return 2;
    }
}
catch (Exception unusable) when (unusable is UnusableModelException or DirectoryNotFoundException)
{
    Console.Error.WriteLine(unusable.Message);
    return 1;
}
