namespace Segl.Server.My.Texts;

/// <summary>The words of security keys.</summary>
internal abstract partial class MyTexts
{
    public abstract string SecurityKey { get; }

    public abstract string AddedAt { get; }

    public abstract string KeyIsAdded { get; }

    public abstract string KeyIsNoSpare(string name);

    public abstract string AddKeyHeading { get; }

    public abstract string AddKeyWhat { get; }

    public abstract string AddKeyHelp { get; }

    public abstract string AddKeyLevel { get; }

    public abstract IReadOnlyList<string> AddKeySteps { get; }

    public abstract string KeyName { get; }

    public abstract string KeyNameHint { get; }

    public abstract string KeyNameProposed { get; }

    public abstract string AddKeyAction { get; }

    public abstract string AddKeyText(string name);

    public abstract string BlockKeyThen { get; }

    public abstract string DeleteKeyThen { get; }
}
