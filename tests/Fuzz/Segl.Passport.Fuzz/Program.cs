// `seeds FOLDER` writes what AFL++ starts from; a parser's name runs that parser on what AFL++ sends. See tests/Fuzz/run.
using System.Text;
using Segl.Passport;
using Segl.Passport.Chips;
using SharpFuzz;

// An instrumented parser may run under the fuzzer only, so nothing of the library is touched before.
var parsers = new Dictionary<string, Action<byte[]>>
{
    ["mrz"] = bytes => Mrz.TryRead(Encoding.Latin1.GetString(bytes), new(2026, 11, 28), out _, out _),
    ["portrait"] = bytes => DataGroup2.Read(bytes),
    ["infos"] = bytes => SecurityInfos.ReadDataGroup14(bytes),
    ["sod"] = bytes => SecurityObject.Read(bytes).Signed.Signer(new()),
    ["apdu"] = bytes =>
    {
        CommandApdu.Decode(bytes);
        Tlv.All(ResponseApdu.Decode(bytes).Data);
    },
};

switch (args)
{
    case ["seeds", var folder]:
        var honest = new Chip(new() { HasMore = true, PaceParameter = 32 }).Files;
        Write("mrz", Encoding.Latin1.GetBytes(Specimen.Passport));
        Write("portrait", honest[ElementaryFile.DataGroup2]);
        Write("infos", honest[ElementaryFile.DataGroup14]);
        Write("sod", honest[ElementaryFile.Sod]);
        Write("apdu", new CommandApdu(0, 0xA4, 2, 0x0C, new byte[] { 1, 2 }, 256).Encode());
        return 0;

        void Write(string name, byte[] seed)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            File.WriteAllBytes(Path.Combine(folder, name, "honest"), seed);
        }
    case [var name] when parsers.TryGetValue(name, out var read):
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var input = new MemoryStream();
            stream.CopyTo(input);
            try
            {
                read(input.ToArray());
            }
            catch (PassportException)
            {
                // Refused, as it may be; any other exception is what is looked for.
            }
        });
        return 0;
    default:
        Console.Error.WriteLine($"Segl.Passport.Fuzz seeds FOLDER | {string.Join(" | ", parsers.Keys)}");
        return 2;
}
