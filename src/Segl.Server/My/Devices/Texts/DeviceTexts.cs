using Segl.Rules;
using Segl.Server.Web;

namespace Segl.Server.My.Devices.Texts;

/// <summary>The texts of the portal's pages about code displays and audio code readers, one class a language (R110).</summary>
internal abstract class DeviceTexts
{
    /// <summary>The texts of a language.</summary>
    public static DeviceTexts In(Language language) =>
        language switch
        {
            Language.Da => Danish.Texts,
            Language.En => English.Texts,
        };

    // What things are called
    public abstract string Device(DeviceKind kind);

    public abstract string YourDevice(DeviceKind kind);

    public abstract string Title { get; }

    public abstract string Back { get; }

    public abstract string Next { get; }

    public abstract string Again(string when);

    // The page of all of it
    public abstract string Lead { get; }

    public abstract string Facts(string serial, string activated, string? used);

    public abstract string CodesDoNotFit { get; }

    public abstract string BlockIt { get; }

    public abstract string OrderOne { get; }

    public abstract string OrderAnother { get; }

    public abstract string NoApp { get; }

    public abstract string WhatToDoWithoutApp { get; }

    // The order, as it goes on
    public abstract string YourOrder { get; }

    public abstract string Ordered(DeviceKind kind, string when);

    public abstract string Packed { get; }

    public abstract string NotPacked { get; }

    public abstract string Sent(bool pickUp, string when);

    public abstract string NotSent(bool pickUp);

    public abstract string ActivateBefore(string when);

    public abstract string Activate(DeviceKind kind);

    public abstract string StopOrder { get; }

    public abstract string StopLead { get; }

    public abstract string StopNow { get; }

    public abstract string Stopped { get; }

    // Ordering
    public abstract string OrderTitle { get; }

    public abstract string Which { get; }

    public abstract string About(DeviceKind kind);

    public abstract string Fee(decimal fee);

    public abstract string Where { get; }

    public abstract string ByPost { get; }

    public abstract string PickUp { get; }

    public abstract string NoAddress { get; }

    public abstract string OrderNow { get; }

    public abstract string OrderAction { get; }

    public abstract string OrderText(DeviceKind kind, bool pickUp, decimal fee);

    public abstract string OrderDone { get; }

    // Activating
    public abstract string Step(int step, int of);

    public abstract string SerialTitle { get; }

    public abstract string SerialLead { get; }

    public abstract string Serial { get; }

    public abstract string CodesTitle { get; }

    public abstract string CodesLead(DeviceKind kind);

    public abstract string FirstCode { get; }

    public abstract string SecondCode { get; }

    public abstract string SecondHint { get; }

    public abstract string PasswordTitle { get; }

    public abstract string PasswordLead { get; }

    public abstract string Password { get; }

    public abstract string PasswordShort { get; }

    public abstract string PasswordLong { get; }

    public abstract string PasswordWeak { get; }

    public abstract string PasswordFair { get; }

    public abstract string PasswordStrong { get; }

    public abstract string PasswordAgain { get; }

    public abstract string AskTheApp { get; }

    public abstract string ActivateAction { get; }

    public abstract string ActivateText(DeviceKind kind, string serial);

    public abstract string ActivateDone { get; }

    // Another password
    public abstract string ChangePassword { get; }

    public abstract IReadOnlyList<string> PasswordSteps(bool byApp);

    public abstract string ChangePasswordNow { get; }

    public abstract string PasswordWaits(string asked);

    public abstract string PasswordFrom(string ready);

    public abstract string StopPasswordHeading { get; }

    public abstract string PasswordIsStopped { get; }

    public abstract string NoPassword { get; }

    // Care
    public abstract string SynchroniseTitle { get; }

    public abstract string SynchroniseLead { get; }

    public abstract string SynchroniseNow { get; }

    public abstract string Synchronised { get; }
}
