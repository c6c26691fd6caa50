// `corpus FOLDER` writes the corpus anew; `card PORT CASE` lays a chip of it on the virtual reader of vpcd, and
// `card PORT other` a card that is no document and says what it is asked.
using System.Globalization;
using Segl.Passport.Chips;

switch (args)
{
    case ["corpus", var folder]:
        await ChipCorpus.Write(folder);
        return 0;
    case ["card", var port, "other"]:
        await VirtualCard.Lie(null, int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    case ["card", var port, var name] when ChipCorpus.Cases.FirstOrDefault(one => one.Name == name) is { } found:
        await VirtualCard.Lie(new(found.Design), int.Parse(port, CultureInfo.InvariantCulture));
        return 0;
    default:
        Console.Error.WriteLine("Segl.Passport.Chips corpus FOLDER | card PORT CASE|other");
        return 2;
}
