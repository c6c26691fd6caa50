namespace Segl.Browser.Tests;

/// <summary>
/// The air between the phones of a story: a stand-in for a shell's Bluetooth, by its contract (docs/protocol.md). What
/// one phone says the others hear.
/// </summary>
internal sealed class Air
{
    private readonly List<int[]> said = [];

    /// <summary>While it is still nobody hears anything; what was said is heard afterwards.</summary>
    public bool IsStill { get; set; }

    /// <summary>Whether a phone's owner lets the app use Bluetooth, when the phone asks.</summary>
    public bool IsAllowed { get; set; } = true;

    /// <summary>Gives a phone Bluetooth and takes its loudspeaker; before its app is opened.</summary>
    public async Task Reaches(Phone phone)
    {
        await phone.Page.ExposeFunctionAsync(
            "intoTheAir",
            (int[] bytes) =>
            {
                lock (said)
                {
                    said.Add(bytes);
                }
            }
        );
        await phone.Page.ExposeFunctionAsync(
            "outOfTheAir",
            () =>
            {
                lock (said)
                {
                    return IsStill ? [] : said.ToArray();
                }
            }
        );
        await phone.Page.ExposeFunctionAsync("mayUseTheAir", () => IsAllowed);
        await phone.Page.AddInitScriptAsync(
            """
            window.seglDevice = { sound: { kind: 'sound', supported: () => false }, bluetooth: {
              kind: 'bluetooth', supported: () => true, permission: async () => 'prompt',
              ask: () => window.mayUseTheAir(),
              async broadcast(bytes, signal) {
                while (!signal.aborted) {
                  await window.intoTheAir(Array.from(bytes));
                  await new Promise(resolve => setTimeout(resolve, 200));
                }
              },
              async listen(heard, signal) {
                while (!signal.aborted) {
                  for (const bytes of await window.outOfTheAir()) { heard(Uint8Array.from(bytes)); }
                  await new Promise(resolve => setTimeout(resolve, 200));
                }
              },
            } };
            """
        );
    }
}
