// `corpus FOLDER` writes the corpus anew.
using Segl.Passport.Chips;

if (args is not ["corpus", var folder])
{
    Console.Error.WriteLine("Segl.Passport.Chips corpus FOLDER");
    return 2;
}
await ChipCorpus.Write(folder);
return 0;
