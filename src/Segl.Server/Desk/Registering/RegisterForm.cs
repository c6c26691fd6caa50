using Segl.Rules;
using Segl.Server.Desk.Serving;
using Segl.Server.Web;
using Segl.Storage;

namespace Segl.Server.Desk.Registering;

/// <summary>The form of a registration, and what was typed there.</summary>
internal static class RegisterForm
{
    private const string Witness = "witness-";
    private const string Guardian = "guardian-";
    private const string Second = "second-";

    /// <summary>The form.</summary>
    /// <param name="visit">Whose form.</param>
    /// <param name="action">Where it is sent.</param>
    /// <param name="typed">What was typed before, which was refused; null when nothing was.</param>
    public static Html Of(DeskVisit visit, string action, IFormCollection? typed)
    {
        var texts = visit.Texts;
        return visit.Form(
            action,
            $"""
            {Registration.OfPerson.Select(name => Field(texts.FieldOf(name), name, typed))}
            <fieldset><legend>{texts.RegisteredAddress}</legend>
            {Registration.OfAddress.Select(name => Field(texts.FieldOf(name), name, typed))}</fieldset>
            <div class="field"><label for="language">{texts.FieldOf("language")}</label>
            <select id="language" name="language">{Language("da", "Dansk", typed)}{Language("en", "English", typed)}
            </select></div>
            {EvidencePage.Fields(texts, isRequired: false, typed: typed)}
            <details{Open(typed, $"{Second}document")}><summary>{texts.SecondDocument}</summary>
            {EvidencePage.Fields(texts, Second, isRequired: false, typed)}</details>
            <details{Open(typed, $"{Witness}user")}><summary>{texts.CallWitness}</summary>
            {Field(texts.WitnessUserId, Witness + "user", typed)}
            {EvidencePage.Fields(texts, Witness, isRequired: false, typed)}</details>
            <details{Open(typed, $"{Guardian}user", $"{Guardian}name")}>
            <summary>{texts.GuardianConsents(Limits.WithoutGuardianAge)}</summary>
            {Field(texts.GuardianUserId, Guardian + "user", typed)}
            {Field(texts.GuardianName, Guardian + "name", typed)}
            {Field(texts.GuardianBirthDate, Guardian + "birth-date", typed)}
            {EvidencePage.Fields(texts, Guardian, isRequired: false, typed)}</details>
            <button class="act">{texts.Register}</button>
            """
        );
    }

    /// <summary>What was typed.</summary>
    /// <param name="form">The form.</param>
    /// <param name="find">The person with a user ID.</param>
    /// <param name="officer">Who serves.</param>
    /// <param name="today">The day.</param>
    public static async Task<Outcome<Registration>> Read(
        IFormCollection form,
        Func<string, Task<Person?>> find,
        Guid officer,
        DateOnly today
    )
    {
        var documents = new List<ShownDocument>();
        foreach (var whose in (string[])["", Second])
        {
            if (form[$"{whose}document"].Count > 0)
            {
                if (!EvidencePage.Read(form, whose).IsGranted(out var document, out var wrong))
                {
                    return wrong;
                }

                documents.Add(document);
            }
        }

        var fields = Registration.Names.ToDictionary(name => name, name => form[name].ToString());
        var registration = new Registration(fields, documents, null, null);
        if (form[Witness + "user"].ToString() is { Length: > 0 } witness)
        {
            if (!BesideOf(form, Witness, await find(witness)).IsGranted(out var beside, out var refused))
            {
                return refused;
            }

            registration = registration with { Witness = beside };
        }

        return HasGuardian(form) ? await WithGuardian(registration, form, find, officer, today) : registration;
    }

    private static bool HasGuardian(IFormCollection form) =>
        form[Guardian + "user"].ToString().Length > 0 || form[Guardian + "name"].ToString().Length > 0;

    // R85: with an identity the guardian consents in their own login; without one by showing a document at the desk.
    private static async Task<Outcome<Registration>> WithGuardian(
        Registration registration,
        IFormCollection form,
        Func<string, Task<Person?>> find,
        Guid officer,
        DateOnly today
    )
    {
        var userId = form[Guardian + "user"].ToString();
        var person = userId.Length > 0 ? await find(userId) : null;
        if (userId.Length > 0 && person is null)
        {
            return new Refusal(Reason.NotFound);
        }

        var name = person?.Name ?? form[Guardian + "name"].ToString();
        var born = person?.BirthDate ?? Registration.ReadDay(form[Guardian + "birth-date"]) ?? today;
        if (Guardians.WhyNotConsent(person?.Id ?? Guid.Empty, born, officer, today) is { } tooYoung)
        {
            return tooYoung;
        }

        if (!EvidencePage.Read(form, Guardian).IsGranted(out var document, out var wrong))
        {
            return wrong;
        }

        return ShownDocument.IsEnough(document.Kind) && LoginTexts.MayShow(name)
            ? registration with
            {
                Guardian = new(person?.Id, name, document),
            }
            : new Refusal(Reason.EvidenceMissing);
    }

    private static Outcome<Beside> BesideOf(IFormCollection form, string whose, Person? person) =>
        person is null ? new Refusal(Reason.WitnessNotUsable)
        : !EvidencePage.Read(form, whose).IsGranted(out var document, out var wrong) ? wrong
        : ShownDocument.IsEnough(document.Kind) ? new Beside(person.Id, person.Name, document)
        : new Refusal(Reason.EvidenceMissing);

    // Nothing of it is about the officer who types it, so a browser fills in nothing and remembers nothing (WCAG 2.2, 1.3.5).
    private static Html Field(string label, string name, IFormCollection? typed) =>
        $"""
            <div class="field"><label for="{name}">{label}</label>
            <input type="text" id="{name}" name="{name}" value="{typed?[name].ToString()}" autocomplete="off"
              spellcheck="false"></div>
            """;

    private static Html Language(string code, string name, IFormCollection? typed)
    {
        Html chosen = typed?["language"].ToString() == code ? $" selected" : Html.None;
        return $"""<option value="{code}"{chosen}>{name}</option>""";
    }

    // Whatever was typed in there is not hidden again.
    private static Html Open(IFormCollection? typed, params string[] names) =>
        typed is not null && names.Any(name => typed[name].ToString().Length > 0) ? (Html)$" open" : Html.None;
}
