/** The oldest Node.js that runs this program: the first with `await using`; it strips types, too. */
export declare const oldestNode: string

/** What to tell the user of a Node.js that is too old, in one line; undefined when it is new enough. */
export declare function findNodeProblem(version: string): string | undefined

/** Ends the process with exit code 2 and one clear line (code OLD_NODE) when this Node.js is too old. */
export declare function checkNodeVersion(): void
