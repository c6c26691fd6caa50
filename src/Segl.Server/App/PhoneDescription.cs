using Microsoft.OpenApi;
using Segl.Rules;
using Segl.Server.Oidc.Messages;
using Segl.Server.Web;

namespace Segl.Server.App;

/// <summary>
/// The OpenAPI document of the phone's API at <c>/openapi/phone.json</c>; docs/protocol.md says what OpenAPI cannot
/// express.
/// </summary>
internal static class PhoneDescription
{
    private const string Name = "phone";

    /// <summary>Describes every endpoint for apps, and no other endpoint of this process.</summary>
    public static void AddPhoneDescription(this IServiceCollection services) =>
        services.AddOpenApi(
            Name,
            document =>
            {
                document.ShouldInclude = request =>
                    request.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
                document.AddDocumentTransformer(
                    (description, _, _) =>
                    {
                        description.Info.Title = "Segl, the phone's door";
                        description.Info.Version = "1";
                        description.Info.Description =
                            "What the phone app and the server say to each other. Keys, proofs and statements: docs/protocol.md.";
                        // The public origin is the phone's own; the address on which the process listens is not published.
                        description.Servers?.Clear();
                        return Task.CompletedTask;
                    }
                );
            }
        );

    /// <summary>Every request may be refused: as a problem (RFC 9457), with any status of the table.</summary>
    public static void ProducesRefusals(this RouteGroupBuilder routes)
    {
        foreach (var status in Enum.GetValues<Reason>().Select(Refusals.StatusOf).Distinct().Order())
        {
            routes.ProducesProblem(status);
        }
    }

    /// <summary>Declares the id in the path of a group whose handlers get an argument that a filter found by
    /// it.</summary>
    public static void TakesId(this RouteGroupBuilder routes) =>
        routes.AddOpenApiOperationTransformer(
            (operation, _, _) =>
            {
                operation.Parameters ??= [];
                if (operation.Parameters.All(parameter => parameter.Name != "id"))
                {
                    operation.Parameters.Insert(
                        0,
                        new OpenApiParameter
                        {
                            Name = "id",
                            In = ParameterLocation.Path,
                            Required = true,
                            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
                        }
                    );
                }

                return Task.CompletedTask;
            }
        );

    /// <summary>Maps the document.</summary>
    public static void MapPhoneDescription(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json");
}
