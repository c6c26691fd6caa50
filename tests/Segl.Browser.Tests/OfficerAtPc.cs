using Segl.Phone;
using Segl.Rules;

namespace Segl.Browser.Tests;

/// <summary>An officer of a desk, with an app and a PC of their own.</summary>
internal sealed class OfficerAtPc(Pc pc, Citizen person, ScriptedPhone phone)
{
    /// <summary>The PC.</summary>
    public Pc Pc => pc;

    /// <summary>Logs in at the desk.</summary>
    public async Task LogIn()
    {
        await pc.Open("/desk");
        await pc.Look("desk-outside");
        await pc.Act();
        await Approve("/desk");
        await pc.Look("desk");
    }

    /// <summary>Approves in the own app what was asked, and comes to a page.</summary>
    public async Task Approve(string back)
    {
        await pc.Approve(person, phone);
        await pc.Sees(back);
    }

    /// <summary>Sees that somebody booked for today, and that they are here.</summary>
    public async Task Welcome()
    {
        await pc.Open("/desk/today");
        await pc.Look("today");
        await pc.Page.Locator("button[value=Arrived]").ClickAsync();
        await pc.Page.Locator("button[value=Done]").WaitForAsync();
        await pc.Look("today-is-here");
    }

    /// <summary>Connects the screen before the citizen.</summary>
    public async Task Connect(Pc screen)
    {
        await screen.Open("/screen");
        await screen.Look("screen-alone");
        await pc.Open("/desk/screen");
        await pc.Look("screen-connect");
        await pc.Page.FillAsync("#code", await screen.Page.Locator("#code").InnerTextAsync());
        await pc.Act();
        await pc.Page.Locator("main [role=status]").WaitForAsync();
        await pc.Look("screen-connected");
        await screen.Look("screen-free");
    }

    /// <summary>Finds a citizen by their number.</summary>
    public async Task Find(string number, string because)
    {
        await pc.Open("/desk");
        await pc.Page.FillAsync("#number", number);
        await pc.Page.FillAsync("#because", because);
        await pc.Act();
        await pc.Sees("/desk/person");
        await pc.Look("person");
    }

    /// <summary>Writes the citizen's passport down.</summary>
    public async Task WritePassportDown()
    {
        await pc.Page.Locator("main a[href='/desk/evidence']").ClickAsync();
        await pc.FillPassport();
        await pc.Look("evidence");
        await pc.Act();
        await pc.Sees("/desk/person?done=shown");
        await pc.Look("person-shown");
    }

    /// <summary>Begins an act that is offered on the citizen's page.</summary>
    /// <param name="act">Which.</param>
    /// <param name="fields">What is typed there.</param>
    public async Task Begin(DeskAct act, params (string Field, string Text)[] fields)
    {
        await pc.Page.Locator($"main a[href='/desk/act?act={act}']").ClickAsync();
        foreach (var (field, text) in fields)
        {
            await pc.Page.FillAsync(field, text);
        }

        await pc.Look($"act-{act}");
        await pc.Act();
    }

    /// <summary>Begins an act, and approves it.</summary>
    /// <param name="act">Which.</param>
    /// <param name="back">Where that leads.</param>
    /// <param name="fields">What is typed there.</param>
    public async Task Do(DeskAct act, string back, params (string Field, string Text)[] fields)
    {
        await Begin(act, fields);
        await Approve(back);
        await pc.Look($"after-{act}");
    }

    /// <summary>Says yes to what a colleague began.</summary>
    public async Task SayYes()
    {
        await pc.Open("/desk/second");
        await pc.Look("second");
        await pc.Page.Locator("form[action='/desk/second/yes'] button").ClickAsync();
        await Approve("/desk/second?done=yes");
        await pc.Look("second-yes");
    }
}
