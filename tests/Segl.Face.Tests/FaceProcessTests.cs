using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Segl.Rules;
using Segl.Server.Configuration;
using Segl.Server.DocumentChecks.Faces;

namespace Segl.Face.Tests;

/// <summary>The server's side: whatever happens to the process, a comparison has an answer, and none is a guess.</summary>
public sealed class FaceProcessTests : IDisposable
{
    private const int Parallel = 50;
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly ModelFolder folder = new();
    private readonly string scratch = Directory.CreateTempSubdirectory("segl-face-program-").FullName;
    private readonly KeptLog log = new();

    [Fact]
    public async Task It_is_started_when_it_is_needed_and_compares()
    {
        await using var faces = Of(Repository.Program);
        Assert.True(faces.IsAvailable);
        Assert.Null(faces.Models);

        Assert.IsType<FaceVerdict.Same>(await Compare(faces, Photographs.Portrait));
        Assert.IsType<FaceVerdict.Different>(await Compare(faces, Photographs.Other));
        Assert.Equal(
            new FaceVerdict.Again(FaceFault.NoMovement),
            await Compare(faces, Photographs.Portrait, FaceMovement.Right)
        );
        Assert.Equal("faceplugin 0.0.1 (for tests)", faces.Models);
        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Fifty_at_once_are_each_answered_with_their_own_verdict()
    {
        await using var faces = Of(Repository.Program, processes: 3);

        var verdicts = await Task.WhenAll(
            Enumerable
                .Range(0, Parallel)
                .Select(i => Compare(faces, IsOwn(i) ? Photographs.Portrait : Photographs.Other).AsTask())
        );

        Assert.All(
            verdicts.Index(),
            one => Assert.IsType(IsOwn(one.Index) ? typeof(FaceVerdict.Same) : typeof(FaceVerdict.Different), one.Item)
        );

        static bool IsOwn(int i) => i % 2 == 0;
    }

    [Fact]
    public async Task Killed_in_the_middle_it_cannot_tell_and_the_next_one_is_served()
    {
        await using var faces = Of(ProgramThatTellsItsId());
        Assert.IsType<FaceVerdict.Same>(await Compare(faces, Photographs.Portrait));
        var id = RunningId();
        Signal("STOP", id);

        var lost = Compare(faces, Photographs.Portrait);
        Signal("KILL", id);

        Assert.IsType<FaceVerdict.CannotTell>(await lost);
        Assert.IsType<FaceVerdict.Same>(await Compare(faces, Photographs.Portrait));
        Assert.NotEqual(id, RunningId());
    }

    [Fact]
    public async Task Killed_while_it_waits_it_is_started_anew()
    {
        await using var faces = Of(ProgramThatTellsItsId());
        Assert.IsType<FaceVerdict.Same>(await Compare(faces, Photographs.Portrait));
        using var process = Process.GetProcessById(RunningId());

        process.Kill();
        await process.WaitForExitAsync();

        Assert.IsType<FaceVerdict.Same>(await Compare(faces, Photographs.Portrait));
    }

    [Fact]
    public async Task One_that_hangs_is_ended_and_cannot_tell()
    {
        await using var faces = Of(Script("printf '\\000\\000\\000\\004fake'; exec sleep 1000"), patience: Short);

        Assert.IsType<FaceVerdict.CannotTell>(await Compare(faces, Photographs.Portrait));
        Assert.Contains("took too long", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec sleep 1000")]
    [InlineData("exit 3")]
    [InlineData("printf '\\000\\000\\000\\004fake'; exit 0")]
    [InlineData("printf '\\000\\000\\000\\004fake\\000\\000\\000\\005\\011aaaa'; exec sleep 1000")]
    [InlineData("printf '\\000\\000\\000\\004fake\\000\\000\\000\\001\\001'; exec sleep 1000")]
    [InlineData("printf '\\000\\000\\000\\004fake\\377\\377\\377\\377'; exec sleep 1000")]
    [InlineData("printf '\\377\\377\\377\\377'; exec sleep 1000")]
    public async Task What_is_no_answer_is_no_verdict(string script)
    {
        await using var faces = Of(Script(script), patience: Short);

        Assert.IsType<FaceVerdict.CannotTell>(await Compare(faces, Photographs.Portrait));
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task Models_that_do_not_load_are_told_to_the_operator()
    {
        File.Delete(Path.Combine(folder.Path, "fr_detect.onnx"));
        await using var faces = Of(Repository.Program);

        Assert.IsType<FaceVerdict.CannotTell>(await Compare(faces, Photographs.Portrait));

        Assert.Contains("fr_detect.onnx", faces.WhyNotStarted, StringComparison.Ordinal);
        Assert.Contains("fr_detect.onnx", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_too_many_wait_the_next_are_sent_to_a_desk_at_once()
    {
        await using var faces = Of(Script("printf '\\000\\000\\000\\004fake'; exec sleep 1000"), patience: Long);
        using var over = new CancellationTokenSource();

        Task<FaceVerdict>[] all =
        [
            .. Enumerable.Range(0, Parallel).Select(_ => Compare(faces, Photographs.Portrait, ct: over.Token).AsTask()),
        ];
        var turnedAway = all.Where(one => one.IsCompleted).ToList();
        await over.CancelAsync();

        Assert.Equal(Parallel - 21, turnedAway.Count);
        Assert.All(await Task.WhenAll(turnedAway), verdict => Assert.IsType<FaceVerdict.CannotTell>(verdict));
        foreach (var waited in all.Except(turnedAway))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waited);
        }
    }

    [Fact]
    public async Task A_reading_that_ends_ends_its_comparison()
    {
        await using var faces = Of(
            Script("echo $$ > id; printf '\\000\\000\\000\\004fake'; exec sleep 1000"),
            patience: Long
        );
        using var over = new CancellationTokenSource();

        var lost = Compare(faces, Photographs.Portrait, ct: over.Token).AsTask();
        await over.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost);
    }

    [Fact]
    public async Task It_is_told_nothing_of_the_servers_settings()
    {
        Environment.SetEnvironmentVariable("Segl__Sms__Password", "hidden");
        await using var faces = Of(Script($"env > {scratch}/seen; exit 0"));

        await Compare(faces, Photographs.Portrait);

        Assert.DoesNotContain(
            "hidden",
            await File.ReadAllTextAsync(Path.Combine(scratch, "seen")),
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        folder.Dispose();
        Directory.Delete(scratch, recursive: true);
    }

    private FaceProcess Of(string program, int processes = 1, TimeSpan? patience = null) =>
        new(new FaceSettings(program, folder.Path, processes), log) { Patience = patience ?? Long };

    private static ValueTask<FaceVerdict> Compare(
        FaceProcess faces,
        byte[] portrait,
        FaceMovement movement = FaceMovement.Nod,
        CancellationToken ct = default
    ) => faces.Compare(portrait, [Photographs.Straight, Photographs.Bowed], movement, ct);

    private string ProgramThatTellsItsId() => Script($"echo $$ > {scratch}/id; exec {Repository.Program} \"$@\"");

    private int RunningId() => int.Parse(File.ReadAllText(Path.Combine(scratch, "id")), provider: null);

    private static void Signal(string name, int id)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{id}"]);
        kill.WaitForExit();
    }

    private string Script(string body)
    {
        var path = Path.Combine(scratch, "program");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    private sealed class KeptLog : ILogger<FaceProcess>
    {
        private readonly List<string> lines = [];

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (lines)
                {
                    return [.. lines];
                }
            }
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            lock (lines)
            {
                lines.Add(formatter(state, exception));
            }
        }
    }
}
