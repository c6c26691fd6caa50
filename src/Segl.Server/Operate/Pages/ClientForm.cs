using Segl.Server.Operate.Control;
using Segl.Server.Operate.Control.Texts;
using Segl.Server.Web;

namespace Segl.Server.Operate.Pages;

/// <summary>The form of a relying party: each member of its metadata as one field, explained.</summary>
internal static class ClientForm
{
    /// <summary>The field of a member.</summary>
    public static Html Field(OperateTexts texts, string name, string? value)
    {
        var (label, hint) = texts.ClientField(name);
        var usual = ("", texts.Usual);
        return name switch
        {
            "sector" => Fields.Choice(
                name,
                label,
                hint,
                value,
                ("private", texts.SectorPrivate),
                ("public", texts.SectorPublic)
            ),
            "profile" => Fields.Choice(
                name,
                label,
                hint,
                value,
                ("strict", texts.ProfileStrict),
                ("plain", texts.ProfilePlain)
            ),
            "application_type" => Fields.Choice(
                name,
                label,
                hint,
                value,
                usual,
                ("web", texts.TypeWeb),
                ("native", texts.TypeNative)
            ),
            "token_endpoint_auth_method" => Fields.Choice(
                name,
                label,
                hint,
                value,
                ("private_key_jwt", "private_key_jwt"),
                ("", texts.SecretEitherWay),
                ("client_secret_basic", "client_secret_basic"),
                ("client_secret_post", "client_secret_post"),
                ("none", texts.ProofNone)
            ),
            "scope" => Fields.Ticks(name, label, hint, value ?? "openid", "openid", "profile", "cpr"),
            "claims" => Fields.Ticks(name, label, hint, value, "name", "birthdate", "cpr"),
            "grant_types" => Fields.Ticks(name, label, hint, value, "authorization_code", "refresh_token"),
            "dpop_bound_access_tokens" or "require_pushed_authorization_requests" => Fields.Choice(
                name,
                label,
                hint,
                value,
                usual,
                ("true", texts.Yes),
                ("false", texts.No)
            ),
            "redirect_uris" => Fields.Lines(name, label, hint, value, required: true),
            "post_logout_redirect_uris" or "contacts" => Fields.Lines(name, label, hint, value),
            "jwks" => Fields.Lines(name, label, hint, value, rows: 6),
            _ => Fields.Line(name, label, hint, value, required: name == "client_name"),
        };
    }
}
