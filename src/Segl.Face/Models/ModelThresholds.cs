namespace Segl.Face.Models;

/// <summary>
/// From which values on an answer is given. An operator sets them by measuring with own pictures
/// (<c>segl-face measure</c>).
/// </summary>
internal sealed record ModelThresholds
{
    /// <summary>Below this similarity the portrait shows somebody else.</summary>
    public required float Different { get; init; }

    /// <summary>From this similarity on it shows the same person. Between the two nobody can tell.</summary>
    public required float Same { get; init; }

    /// <summary>The least similarity of two pictures of one sequence.</summary>
    public required float Sequence { get; init; }

    /// <summary>The least turn of the head, as a change of where the nose is between the eyes.</summary>
    public required float Turn { get; init; }

    /// <summary>The least nod, as a change of where the nose is between eyes and mouth.</summary>
    public required float Nod { get; init; }

    /// <summary>Throws unless the values can be meant.</summary>
    public void Check()
    {
        if (Different > Same || Same is <= 0 or > 1 || Sequence is <= 0 or > 1 || Turn <= 0 || Nod <= 0)
        {
            throw new UnusableModelException(
                "models.json: thresholds are above 0, similarities at most 1, and different is at most same."
            );
        }
    }
}
