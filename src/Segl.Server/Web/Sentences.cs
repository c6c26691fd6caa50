using Segl.Rules;

namespace Segl.Server.Web;

/// <summary>What a citizen reads when the answer is no: why, and what to do now. Never blame, never a secret.</summary>
internal static partial class Sentences
{
    /// <summary>The sentence for a reason. A reason without a sentence in both languages does not compile.</summary>
    public static string Of(Reason reason, Language language) =>
        language switch
        {
            Language.Da => Danish(reason),
            Language.En => English(reason),
        };
}
