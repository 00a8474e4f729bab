package dev.parley.model.error;

/** Who can do something about an error. */
public enum ErrorKind {
    /** The asker: the question, the request or the permissions have to change. */
    USER,
    /** The makers: a bug or a broken promise between the services. */
    INTERNAL,
    /** The operator: something that Parley needs is away, slow or full. */
    RESOURCE
}
