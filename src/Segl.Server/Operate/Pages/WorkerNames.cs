using Segl.Server.Operate.Control.Texts;
using Segl.Storage;

namespace Segl.Server.Operate.Pages;

/// <summary>The names behind the ids in the scheme's journal: an id says nothing once its person is erased.</summary>
internal sealed class WorkerNames(People people)
{
    /// <summary>The name of a person; a word for the command line, and for somebody erased.</summary>
    public async Task<string> Of(string by, OperateTexts texts) =>
        !Guid.TryParse(by, out var id) ? texts.ByCommand
        : await people.Find(id) is { } person ? person.Name
        : texts.Erased;
}
