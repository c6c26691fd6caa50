// The pages and frame of the operator's door, by their short names.
global using OperateFrame = Segl.Server.Visiting.DoorFrame<Segl.Server.Operate.Control.OperateVisit>;
global using OperatePages = Segl.Server.Visiting.DoorPages<Segl.Server.Operate.Control.OperateVisit>;
using Segl.Server.Operate.Control.Texts;
using Segl.Server.Visiting;
using Segl.Server.Web;

namespace Segl.Server.Operate.Control;

/// <summary>A request of an operator who is logged in.</summary>
internal sealed record OperateVisit : Visit
{
    /// <summary>A visit of an operator.</summary>
    public OperateVisit(Visit visit)
        : base(visit) { }

    /// <summary>The texts of the page's language.</summary>
    public OperateTexts Texts => OperateTexts.In(Language);

    /// <summary>A form that sends a file.</summary>
    public Html FileForm(string action, Html content) =>
        $"""
            <form method="post" action="{action}" enctype="multipart/form-data">
            <input type="hidden" name="token" value="{FormToken}">
            {content}
            </form>
            """;
}
