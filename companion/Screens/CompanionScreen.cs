using Segl.Companion.Cards;

namespace Segl.Companion.Screens;

/// <summary>What the user sees: a line for each thing that happens, and nothing of a document.</summary>
/// <param name="writer">The console.</param>
/// <param name="texts">The language.</param>
internal sealed class CompanionScreen(TextWriter writer, ScreenTexts texts)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> strangers = [];

    /// <summary>The program has started, for these sites.</summary>
    public void Started(IReadOnlyCollection<string> sites)
    {
        Write(texts.Started(string.Join(", ", sites)));
        Write(texts.Keys);
    }

    /// <summary>The card readers; null when the PC/SC service does not run.</summary>
    public void Shows(IReadOnlyList<string>? readers) =>
        Write(
            readers switch
            {
                null => texts.NoService,
                [] => texts.NoReader,
                _ => texts.Readers(string.Join(", ", readers)),
            }
        );

    /// <summary>The code to type into the page.</summary>
    public void ShowsCode(string code) => Write($"\n    {texts.Code}  {code[..3]} {code[3..]}\n");

    /// <summary>A page typed the code.</summary>
    public void Paired(string origin) => Write(texts.Paired(origin));

    /// <summary>A page typed another code.</summary>
    public void WrongCode(string origin) => Write(texts.WrongCode(origin));

    /// <summary>A page waits for a document.</summary>
    public void Waits(string origin, ReaderState state) =>
        Write(
            state switch
            {
                ReaderState.NoService => texts.NoService,
                ReaderState.NoReader => texts.NoReader,
                ReaderState.NoDocument or ReaderState.Document => texts.Waits(origin),
                ReaderState.InUse => texts.InUse,
                ReaderState.OtherCard => texts.OtherCard,
            }
        );

    /// <summary>A page reads the document.</summary>
    public void Reads(string origin) => Write(texts.Reads(origin));

    /// <summary>The document was taken away.</summary>
    public void Lost() => Write(texts.Lost);

    /// <summary>A page sent a command that no reading of a document takes.</summary>
    public void CommandRefused(string origin) => Write(texts.CommandRefused(origin));

    /// <summary>A page is done.</summary>
    public void Ended(string origin) => Write(texts.Ended(origin));

    /// <summary>The user stopped the page, or there was nothing to stop.</summary>
    public void Stopped(bool wasReading) => Write(wasReading ? texts.Stopped : texts.NothingToStop);

    /// <summary>
    /// A page of another site asked. Each is named once, so that it cannot fill the screen; what is no page's is not
    /// named at all.
    /// </summary>
    public void Stranger(string origin)
    {
        const int MostStrangers = 20,
            LongestOrigin = 100;
        lock (gate)
        {
            if (origin.Length is 0 or > LongestOrigin || strangers.Count == MostStrangers || !strangers.Add(origin))
            {
                return;
            }
        }
        Write(texts.Stranger(origin));
    }

    /// <summary>Codes were guessed at: the program ends.</summary>
    public void GuessedAt() => Write(texts.GuessedAt);

    private void Write(string text)
    {
        lock (gate)
        {
            writer.WriteLine(text);
            writer.Flush();
        }
    }
}
