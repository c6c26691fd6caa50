using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Segl.Rules;
using Segl.Server.Operate.Stock;
using Segl.Server.Tests.Desk;
using Segl.Server.Tests.Devices;
using Segl.Server.Tests.Login;
using Segl.Storage;

namespace Segl.Server.Tests.Operate;

/// <summary>A maker's file that two operators take into stock in their browsers (R67).</summary>
public sealed class StockUploadTests
{
    private const string Page = "/operate/stock";

    private static readonly (string, string) Because = ("because", "Delivery of Monday");

    public static TheoryData<DatabaseKind> Kinds => TestDatabase.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task R67_two_operators_take_a_file_into_stock_each_in_an_own_login(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var (anne, bo) = (await story.OperatorLoggedIn(), await story.OperatorLoggedIn());

        var file = await SendFile(anne, await PskcMaker.Write(3));
        Assert.Equal(0, await Count(story, "device_stock"));
        var opened = await bo.Approve(await Open(bo, file, PskcMaker.SecondPart));
        Assert.Equal(file, opened.Location);
        await Ends(story);

        Assert.Contains("The devices are in stock.", (await bo.Browser.Open($"{file}?lang=en")).Body);
        Assert.Equal((3, 0), (await Count(story, "device_stock"), await Count(story, "stock_upload_piece")));
        var line = Assert.Single(await story.Lines(SchemeEvent.DevicesImported));
        Assert.Contains($"{anne.Person.Id}", line.Facts);
        Assert.Contains($"{bo.Person.Id}", line.Facts);
        var device = await story.Server.Database.Read(session => DeviceStockStore.Find(session, PskcMaker.Serial(1)));
        Assert.Equal(DeviceState.InStock, device!.State);
        Assert.Contains(PskcMaker.Serial(2), (await anne.Browser.Open(Page)).Body);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R67_T33_one_operator_alone_opens_nothing(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var anne = await story.OperatorLoggedIn();
        var file = await SendFile(anne, await PskcMaker.Write(1));

        Assert.DoesNotContain("name=\"part\"", (await anne.Browser.Open(file)).Body);
        Assert.Equal(HttpStatusCode.BadRequest, (await Open(anne, file, PskcMaker.SecondPart)).Status);

        Assert.Equal(0, await Count(story, "device_stock"));
    }

    [Fact]
    public async Task R67_a_file_that_its_sender_did_not_approve_waits_for_nobody()
    {
        await using var story = await OperateStory.Begin();
        var (anne, bo) = (await story.OperatorLoggedIn(), await story.OperatorLoggedIn());
        await Send(anne, await PskcMaker.Write(1));
        var id = (await story.Server.Database.Read(StockUploadStore.All)).Single().Id;

        Assert.Equal(HttpStatusCode.BadRequest, (await Open(bo, $"{Page}/file/{id}", PskcMaker.SecondPart)).Status);
    }

    [Theory]
    [InlineData("00000000000000000000000000000001", "MAC")]
    [InlineData("", "same length")]
    public async Task R67_T33_with_a_wrong_part_the_file_is_refused_whole_and_nothing_is_kept(string part, string _)
    {
        await using var story = await OperateStory.Begin();
        var (anne, bo) = (await story.OperatorLoggedIn(), await story.OperatorLoggedIn());
        var file = await SendFile(anne, await PskcMaker.Write(3));
        var wrong = part.PadLeft(PskcMaker.FirstPart.Length, '7');

        await bo.Approve(await Open(bo, file, wrong));
        await Ends(story);

        Assert.Contains("refused whole", (await bo.Browser.Open($"{file}?lang=en")).Body);
        Assert.Equal((0, 0), (await Count(story, "device_stock"), await Count(story, "stock_upload_piece")));
        Assert.Null((await story.Server.Database.Read(StockUploadStore.All)).Single().FirstPart);
    }

    [Fact]
    public async Task R67_a_file_with_a_bad_device_is_refused_whole_and_the_place_is_told()
    {
        await using var story = await OperateStory.Begin();
        var (anne, bo) = (await story.OperatorLoggedIn(), await story.OperatorLoggedIn());
        var bent = (await PskcMaker.Write(3)).Replace("SE-000002", "SE-000001", StringComparison.Ordinal);
        var file = await SendFile(anne, bent);

        await bo.Approve(await Open(bo, file, PskcMaker.SecondPart));
        await Ends(story);

        Assert.Matches("line \\d+:", (await bo.Browser.Open($"{file}?lang=en")).Body);
        Assert.Equal(0, await Count(story, "device_stock"));
    }

    [Fact]
    public async Task R67_a_file_waits_one_day_and_may_be_thrown_away()
    {
        await using var story = await OperateStory.Begin();
        var (anne, bo) = (await story.OperatorLoggedIn(), await story.OperatorLoggedIn());
        var file = await SendFile(anne, await PskcMaker.Write(1));
        var upload = (await story.Server.Database.Read(StockUploadStore.All)).Single();

        Assert.True(
            StockUploads.MayGiveSecond(upload, bo.Person.Id, upload.At + Limits.StockUploadKept - TimeSpan.FromTicks(1))
        );
        Assert.False(StockUploads.MayGiveSecond(upload, bo.Person.Id, upload.At + Limits.StockUploadKept));
        Assert.Equal(Page, (await bo.Press(file, $"{file}/discard", Because)).Location);

        Assert.Equal((0, 0), (await Count(story, "stock_upload"), await Count(story, "stock_upload_piece")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task R67_T33_no_part_of_a_key_stands_in_any_answer_or_row(DatabaseKind kind)
    {
        await using var story = await OperateStory.Begin(kind);
        var (anne, bo) = (await story.OperatorLoggedIn(), await story.OperatorLoggedIn());
        var bodies = new List<string>();

        var asked = await Send(anne, await PskcMaker.Write(2));
        var file = (await anne.Approve(asked)).Location!;
        var rows = await Parts(story);
        bodies.AddRange([asked.Body, (await anne.Browser.Open(file)).Body, (await bo.Browser.Open(file)).Body]);
        var second = await Open(bo, file, PskcMaker.SecondPart);
        rows += await Parts(story);
        bodies.AddRange([second.Body, second.Location!, (await bo.Approve(second)).Body]);
        await Ends(story);
        bodies.AddRange([(await anne.Browser.Open(file)).Body, (await anne.Browser.Open("/operate/journal")).Body]);

        foreach (var part in (string[])[PskcMaker.FirstPart, PskcMaker.SecondPart])
        {
            Assert.All(bodies, body => Assert.DoesNotContain(part, body, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(Convert.ToHexString(Encoding.ASCII.GetBytes(part)), rows);
        }
    }

    private static Task<Answered> Send(OfficerAtDesk by, string file) =>
        by.PressFile(
            Page,
            $"{Page}/file",
            Encoding.UTF8.GetBytes(file),
            "delivery.pskc",
            ("kind", $"{DeviceKind.CodeDisplay}"),
            ("part", PskcMaker.FirstPart),
            Because
        );

    private static async Task<string> SendFile(OfficerAtDesk by, string file)
    {
        var sent = (await by.Approve(await Send(by, file))).Location!;
        Assert.Matches(new Regex($"^{Page}/file/[0-9a-f-]{{36}}$"), sent);
        return sent;
    }

    private static Task<Answered> Open(OfficerAtDesk by, string file, string part) =>
        by.Press(file, $"{file}/open", ("part", part), Because);

    private static Task Ends(OperateStory story) =>
        story.Server.Parts.GetRequiredService<StockUploads>().Running.WaitAsync(TimeSpan.FromSeconds(60));

    private static async Task<long> Count(OperateStory story, string table) =>
        (
            await story.Server.Database.Read(session =>
                session.QueryAll($"SELECT COUNT(*) FROM {table}", row => row.Long())
            )
        )[0];

    private static async Task<string> Parts(OperateStory story) =>
        string.Concat(
            await story.Server.Database.Read(session =>
                session.QueryAll(
                    """
                    SELECT content FROM operator_draft
                    UNION ALL SELECT first_part FROM stock_upload WHERE first_part IS NOT NULL
                    """,
                    row => Convert.ToHexString(row.Bytes())
                )
            )
        );
}
