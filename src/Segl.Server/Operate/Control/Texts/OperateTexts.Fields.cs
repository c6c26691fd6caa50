namespace Segl.Server.Operate.Control.Texts;

/// <summary>The fields of a relying party, and what stands in the scheme's journal.</summary>
internal abstract partial class OperateTexts
{
    /// <summary>Label and explanation of a member of a relying party's metadata; the label ends with the member's name,
    /// by which the standards explain it.</summary>
    public (string Label, string Hint) ClientField(string member)
    {
        var (label, hint) = member switch
        {
            "client_name" => FieldName,
            "client_id" => FieldId,
            "sector" => FieldSector,
            "profile" => FieldProfile,
            "application_type" => FieldType,
            "redirect_uris" => FieldRedirects,
            "post_logout_redirect_uris" => FieldAfterLogout,
            "backchannel_logout_uri" => FieldLogout,
            "sector_identifier" => FieldSectorId,
            "token_endpoint_auth_method" => FieldProof,
            "jwks" => FieldKeys,
            "jwks_uri" => FieldKeysUri,
            "scope" => FieldScope,
            "claims" => FieldClaims,
            "grant_types" => FieldGrants,
            "dpop_bound_access_tokens" => FieldBound,
            "require_pushed_authorization_requests" => FieldPushed,
            "contacts" => FieldContacts,
            _ => throw new ArgumentOutOfRangeException(nameof(member), member, null),
        };
        return ($"{label} ({member})", hint);
    }

    /// <summary>What happened to the scheme, in words; one that a newer program wrote, as it is called there.</summary>
    public string EventName(string what) => Events.GetValueOrDefault(what, what);

    /// <summary>What a fact is, in a word.</summary>
    public string FactName(string name) => Facts.GetValueOrDefault(name, name);

    protected abstract IReadOnlyDictionary<string, string> Events { get; }

    protected abstract IReadOnlyDictionary<string, string> Facts { get; }

    protected abstract (string, string) FieldName { get; }

    protected abstract (string, string) FieldId { get; }

    protected abstract (string, string) FieldSector { get; }

    protected abstract (string, string) FieldProfile { get; }

    protected abstract (string, string) FieldType { get; }

    protected abstract (string, string) FieldRedirects { get; }

    protected abstract (string, string) FieldAfterLogout { get; }

    protected abstract (string, string) FieldLogout { get; }

    protected abstract (string, string) FieldSectorId { get; }

    protected abstract (string, string) FieldProof { get; }

    protected abstract (string, string) FieldKeys { get; }

    protected abstract (string, string) FieldKeysUri { get; }

    protected abstract (string, string) FieldScope { get; }

    protected abstract (string, string) FieldClaims { get; }

    protected abstract (string, string) FieldGrants { get; }

    protected abstract (string, string) FieldBound { get; }

    protected abstract (string, string) FieldPushed { get; }

    protected abstract (string, string) FieldContacts { get; }
}
