using Segl.Rules;
using Segl.Server.Devices;
using Segl.Server.Keys;
using Segl.Server.Network;
using Segl.Server.Nodes;
using Segl.Server.Operate;
using Segl.Server.Waiting;
using Segl.Storage;

namespace Segl.Server.Login.ByDevice;

/// <summary>
/// R66, R68, R69: judges code and password together, and approves the login. First the allowance of browser and address
/// is looked at, which is cheap; then the password is hashed, while nothing is locked; then both are judged in the
/// person's row, and the hash once more if the password was changed meanwhile. A new password whose wait is over (R68) is put
/// into force first.
/// </summary>
internal sealed class DeviceLogins(
    Database database,
    People people,
    PasswordHashes hashes,
    KeyEncryptionKey keys,
    Codes codes,
    Browsers browsers,
    WakeUps wakeUps
)
{
    // Not those of activation codes, which would wait for hashes.
    private readonly WrongCodeCounts counts = new(database);

    /// <summary>Judges what was typed in the browser that started the login.</summary>
    /// <returns>The approved login, or the refusal; one and the same for every kind of wrong.</returns>
    public async Task<Outcome<Rules.Login>> Approve(Visit visit, DeviceTry typed, string password)
    {
        byte[][] sources =
        [
            codes.OfSource("device login browser", browsers.DigestOf(visit.Context)!),
            codes.OfSource("device login address", Addresses.Counted(Addresses.Of(visit.Context))),
        ];
        var judged = await counts.Judge(
            sources,
            visit.Now,
            () => Judge(visit, typed, password, sources[0]),
            (counted, refusal) => Count(counted, refusal, visit.Now)
        );
        if (judged.IsGranted(out var approved, out var refused))
        {
            wakeUps.Wake(WakeUp.To(approved));
            wakeUps.Wake(visit.Started.Key!.Value.PersonId);
            Metrics.Login("approved");
        }
        else
        {
            Metrics.Refused(refused.Because);
        }

        return judged;
    }

    // R66: every wrong try counts against browser and address, whatever else it counts against: where only some did, the
    // wait itself would tell which half was right.
    private static WrongCodes Count(WrongCodes counted, Refusal? refusal, DateTimeOffset now) =>
        refusal?.Because switch
        {
            Reason.CodeOrPasswordWrong => counted.After(now),
            Reason.PasswordsBusy => counted.AfterNone(),
            _ => counted.AfterRight(),
        };

    private async Task<Outcome<Rules.Login>> Judge(Visit visit, DeviceTry typed, string password, byte[] browser)
    {
        var personId = visit.Started.Key!.Value.PersonId;
        while (true)
        {
            var stored = await database.ReadTogether(PasswordStore.OfPerson(personId));
            if (visit.Now >= stored?.NewFrom)
            {
                await people.Change(personId, visit.Now, NewPasswords.PutInForce);
                continue;
            }

            var hash = stored?.Hash;
            var compared = await hashes.Check(hash, password, visit.Context.RequestAborted);
            if (!compared.IsGranted(out var check, out var busy))
            {
                return busy;
            }

            if (await JudgeWith(visit, new(typed, check.IsRight, hash, browser)) is not { } judged)
            {
                continue;
            }

            if (judged.IsGranted(out _, out _))
            {
                await Renew(personId, hash!, password, visit);
            }

            return judged;
        }
    }

    // Only after a login that was right in both halves: were it done for every right password, the time would tell it.
    private async Task Renew(Guid personId, string hash, string password, Visit visit)
    {
        if (
            PasswordHash.Parse(hash).IsWeaker
            && (await hashes.Hash(password, visit.Context.RequestAborted)).IsGranted(out var renewed, out _)
        )
        {
            await database.Write(
                Durability.Repairable,
                session => PasswordStore.Renew(session, personId, hash, renewed)
            );
        }
    }

    // Null when the password was changed since it was hashed.
    private Task<Outcome<Rules.Login>?> JudgeWith(Visit visit, Typed typed)
    {
        var login = visit.Started.Key!.Value;
        return people.ChangeWith(
            login.PersonId,
            visit.Now,
            session => new Asked(
                session.DeferQuery(DeviceStore.ActiveOf(login.PersonId)),
                session.DeferQuery(PasswordStore.OfPerson(login.PersonId)),
                session.DeferQuery(WaitingLoginStore.For(session, login, visit.Now - Limits.LoginValid))
            ),
            async (change, asked) =>
                asked.Password.Value?.Hash == typed.Against ? await Judge(change, asked, typed, visit) : null,
            session =>
            {
                Judge(session, OpenDevice.Nobodys(login.PersonId), new(), typed, visit.Now);
                return CodeAndPassword.WhyNot;
            }
        );
    }

    private async Task<Outcome<Rules.Login>?> Judge(PersonChange change, Asked asked, Typed typed, Visit visit)
    {
        var held = asked.Device.Value is { } active
            ? OpenDevice.Of(active, keys)
            : OpenDevice.Nobodys(change.Person.Id);
        var counter = asked.Password.Value?.Counter ?? new();
        var (after, counts) = Judge(change.Session, held, counter, typed, change.Now);
        switch (counts)
        {
            case CountsAgainst.Nothing:
                return Approve(change, held.Device.Serial, asked.Waiting.Value, visit.Request);
            case CountsAgainst.Device:
                await Tell(change, held.Device, after.Codes, visit.Started.Address);
                break;
            case CountsAgainst.Password:
                Tell(change, after.Passwords, visit.Started.Address);
                break;
            case CountsAgainst.Browser:
                break;
        }

        return CodeAndPassword.WhyNot;
    }

    // R91: the same statements for everybody. The browser's row makes a wrong try of nobody wait for the disk, too.
    private static (CodeAndPassword After, CountsAgainst Counts) Judge(
        Session session,
        OpenDevice held,
        PasswordCounter passwords,
        Typed typed,
        DateTimeOffset now
    )
    {
        var (device, totp) = held;
        var before = new CodeAndPassword(device.Clock, device.Codes, passwords);
        var (after, counts) = before.Judge(totp, typed.By.Code!, typed.PasswordRight, now, typed.By.Next);
        var isRight = counts is CountsAgainst.Nothing;
        DeviceStore.Save(
            session,
            device with
            {
                Clock = after.Clock,
                Codes = after.Codes,
                LastUsedAt = isRight ? now : device.LastUsedAt,
            }
        );
        PasswordStore.SaveCounter(session, device.PersonId, after.Passwords);
        if (!isRight)
        {
            WrongCodeStore.Lock(session, typed.Browser, now);
        }

        return (after, counts);
    }

    // Whoever comes here has proven to be the owner, and is told why not.
    private static Outcome<Rules.Login> Approve(
        PersonChange change,
        string serial,
        List<WaitingLogin> waiting,
        LoginRequest request
    )
    {
        if (Identities.WhyNotUse(change.Person.FrozenAt) is { } frozen)
        {
            return frozen;
        }

        var level = AssuranceLevels.Of(change.Person.Level, Means.DeviceAndPassword);
        if (level < request.Level)
        {
            return new Refusal(Reason.LevelTooLow);
        }

        if (
            waiting is not [var login]
            || !login.Login.ApproveByDevice(serial, change.Now).IsGranted(out var approved, out _)
        )
        {
            return new Refusal(Reason.LoginOver);
        }

        // T-16: the number of the answer to an app's claim stays, though its login goes.
        if (login is { Answer: { } answer, Login.AppId: { } app })
        {
            AppStore.KeepAnswer(change.Session, change.Person.Id, app, answer);
        }

        WaitingLoginStore.RemoveLater(change.Session, login.Key);
        LoginStore.AddLater(
            change.Session,
            new(approved, login.ClientId, ApprovedRequest.Of(request, approved).ToJson(), login.Address)
        );
        change.Record(
            Happening.LoginApproved,
            new
            {
                login = approved.Id,
                client = request.ClientId,
                level,
                means = approved.Means,
                device = serial,
                address = login.Address,
            }
        );
        return approved;
    }

    private static async Task Tell(PersonChange change, StoredDevice device, DeviceCounter codes, string address)
    {
        if (codes.Blocked)
        {
            await DeviceEnds.End(
                change,
                device,
                DeviceState.Blocked,
                Happening.DeviceBlocked,
                new
                {
                    device = device.Serial,
                    by = "wrong codes",
                    address,
                }
            );
        }
        else if (codes.SuspendedUntil is { } until)
        {
            change.Record(
                Happening.DeviceSuspended,
                new
                {
                    device = device.Serial,
                    until,
                    address,
                }
            );
        }
    }

    private static void Tell(PersonChange change, PasswordCounter passwords, string address)
    {
        if (passwords.Blocked)
        {
            change.Record(Happening.PasswordBlocked, new { address });
        }
        else if (passwords.SuspendedUntil is { } until)
        {
            change.Record(Happening.PasswordSuspended, new { until, address });
        }
    }

    private sealed record Typed(DeviceTry By, bool PasswordRight, string? Against, byte[] Browser);

    private sealed record Asked(
        QueryResult<StoredDevice?> Device,
        QueryResult<StoredPassword?> Password,
        QueryResult<List<WaitingLogin>> Waiting
    );
}
