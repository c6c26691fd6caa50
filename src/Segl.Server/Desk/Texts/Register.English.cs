namespace Segl.Server.Desk.Texts;

internal sealed partial class English
{
    public override string Register => "Register a citizen";

    public override string RegisterLead =>
        "The citizen gets Segl at the level that the documents are good for. Last of all you approve in your own app.";

    public override string RegisterWords(string name) => $"Register {Short(name)} with Segl";

    public override string FieldOf(string name) =>
        name switch
        {
            "number" => PersonNumber,
            "name" => "Whole name",
            "birth-date" => "Birth date (with a P-code only), yyyy-mm-dd",
            "phone" => "Phone number",
            "email" => "E-mail address",
            "street" => "Street and number",
            "more" => "c/o, floor or name of the place, if any",
            "postcode" => "Postcode",
            "town" => "Town",
            "country" => "Country, if not Denmark",
            _ => "The citizen's language",
        };

    public override string RegisteredAddress => "Registered address";

    public override string SecondDocument => "One more document";

    public override string GuardianConsents(int age) => $"The citizen is under {age}: a guardian agrees";

    public override string GuardianUserId => "User ID of the guardian, if they have Segl";

    public override string GuardianName => "Whole name of the guardian, if not";

    public override string GuardianBirthDate => "Birth date of the guardian, yyyy-mm-dd, if not";

    public override string ConsentAction => "Agree as a guardian";

    public override string ConsentText(string name) =>
        $"I am a guardian of {Short(name)}, and agree to a Segl. I never use it myself.";
}
