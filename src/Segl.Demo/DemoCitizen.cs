using Segl.Rules;
using Segl.Server.Keys;
using Segl.Server.Persons;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Demo;

/// <summary>An activation code for the demo's visitor.</summary>
internal sealed record DemoCode(string UserId, string Code);

/// <summary>
/// The one citizen of the demo: registered at the first start and dated eight days back, so that the waits for new
/// numbers and apps (R35) are over.
/// </summary>
internal sealed class DemoCitizen(Database database, People people, Codes codes, TimeProvider clock)
{
    /// <summary>The user ID, which the sample service suggests to the login box.</summary>
    public const string UserId = "karla-hansen";

    private static readonly TimeSpan Ago = TimeSpan.FromDays(8);

    private Guid? id;

    /// <summary>Registers the citizen, unless an earlier start did.</summary>
    public async Task Register()
    {
        id = await people.ByUserId(UserId);
        if (id is not null)
        {
            return;
        }

        var then = clock.GetUtcNow() - Ago;
        var (applicant, whyNot) = Applicant.Read(
            field =>
                field switch
                {
                    "number" => "0102901234",
                    "name" => "Karla Hansen",
                    "user-id" => UserId,
                    "phone" => "+4520112233",
                    "email" => "karla@example.dk",
                    _ => null,
                },
            DateOnly.FromDateTime(then.UtcDateTime)
        );
        var (person, digest) = applicant?.ToPerson(codes, then) ?? throw new InvalidOperationException(whyNot);
        if (await people.Add(person, digest, "demo", then) is { } refusal)
        {
            throw new InvalidOperationException($"The demo's citizen was refused: {refusal.Because}.");
        }

        id = person.Id;
    }

    /// <summary>A new code, which replaces the previous one; notices are written in the visitor's language.</summary>
    public async Task<DemoCode> NewCode(Language language)
    {
        var code = Codes.NewActivationCode();
        await people.Change(
            Id,
            clock.GetUtcNow(),
            async change =>
            {
                var issued = ActivationCode.Issue(CodeShownBy.Print, change.Now);
                await ActivationCodeStore.Replace(change.Session, Id, codes.OfActivationCode(code), issued);
                change.Save(change.Person with { Language = language.Tag() });
                return true;
            }
        );
        return new(UserId, ActivationCodeText.InTwoGroups(code));
    }

    /// <summary>Dates one of the citizen's apps eight days back.</summary>
    public Task DateBack(Guid app) =>
        database.Write(
            Durability.Durable,
            session =>
                session.Execute(
                    "UPDATE app SET activated_at = @then WHERE person_id = @person AND app_id = @app",
                    ("then", clock.GetUtcNow() - Ago),
                    ("person", Id),
                    ("app", app)
                )
        );

    private Guid Id => id ?? throw new InvalidOperationException("The demo's citizen is registered at the start.");
}
