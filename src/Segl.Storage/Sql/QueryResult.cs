namespace Segl.Storage;

/// <summary>The result of a deferred query, once the session has sent it.</summary>
public sealed class QueryResult<T>
{
    private bool isThere;

    /// <summary>The result.</summary>
    /// <exception cref="InvalidOperationException">The deferred query was not sent yet.</exception>
    public T Value
    {
        get => isThere ? field : throw new InvalidOperationException("The query was not sent yet.");
        internal set => (isThere, field) = (true, value);
    } = default!;
}
