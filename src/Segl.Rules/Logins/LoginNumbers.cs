namespace Segl.Rules;

/// <summary>R92: the number, which few logins share, and what it means where many wait.</summary>
public static class LoginNumbers
{
    /// <summary>
    /// Why a typed number claims nothing; null when it means exactly one login. Among more than three it could be a
    /// stranger's by chance, and where two could be meant neither is: then the code is asked for.
    /// </summary>
    /// <param name="waiting">How many logins wait for the person, or that there are more than three.</param>
    /// <param name="fitting">How many of them show this number.</param>
    public static Refusal? WhyNot(int waiting, int fitting) =>
        waiting > Limits.LoginsForANumber || fitting > 1 ? new(Reason.LoginCodeNeeded)
        : fitting == 0 ? new(Reason.NumberWrong)
        : null;
}
