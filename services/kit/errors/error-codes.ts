/** Process exit codes: 2 bad usage or input, 3 refused or denied, 4 unavailable, 5 a defect of this program. */
export type ExitCode = 2 | 3 | 4 | 5

/** What a code means: HTTP status, process exit code, whether its message may leave the process, and the way out. */
export interface ErrorCodeEntry {
  readonly status: number
  readonly exit: ExitCode
  readonly expose: boolean
  readonly summary: string
  readonly remedy: string
}

type Row = readonly [
  status: number,
  visibility: 'shown' | 'hidden',
  summary: string,
  remedy: string,
]

const badInput = (...row: Row): ErrorCodeEntry => entry(2, row)
const refused = (...row: Row): ErrorCodeEntry => entry(3, row)
const unavailable = (...row: Row): ErrorCodeEntry => entry(4, row)
const ourBug = (...row: Row): ErrorCodeEntry => entry(5, row)

/** The one table of error codes. A code is never reused for another meaning; ERRORS.md is its printed form. */
export const errorCodes = {
  BAD_USAGE: badInput(400, 'shown', 'The command line is wrong.', 'Run the command with --help.'),
  BAD_CONFIG: badInput(
    500,
    'hidden',
    'A setting is missing or wrong.',
    'Correct every listed setting.',
  ),
  BAD_MAPPING: badInput(
    400,
    'shown',
    'A mapping file does not describe an export correctly.',
    'Correct the listed lines of the mapping file.',
  ),
  BAD_FILE: badInput(
    400,
    'shown',
    'A file cannot be read as what it should be.',
    'Check the file at the place named; export it again if it is damaged.',
  ),
  BAD_ENCODING: badInput(
    400,
    'shown',
    'A file is not in the declared character encoding.',
    'Export the file as UTF-8, or declare its encoding in the mapping.',
  ),
  FILE_NOT_FOUND: badInput(400, 'shown', 'A file does not exist.', 'Check the path.'),
  NOT_A_FILE: badInput(
    400,
    'shown',
    'A path names a folder or a device, not a file.',
    'Name a file.',
  ),
  EMPTY_FILE: badInput(
    400,
    'shown',
    'A file has no content.',
    'Check that the export was complete.',
  ),
  TRUNCATED_FILE: badInput(
    400,
    'shown',
    'A file ends in the middle of a record.',
    'Copy or export the file again; it was cut off.',
  ),
  FILE_TOO_LARGE: badInput(
    400,
    'shown',
    'A file is larger than this kind of file may be.',
    'Check that the right file was named.',
  ),
  LINE_TOO_LONG: badInput(
    400,
    'shown',
    'A record is longer than the limit, usually because of an unclosed quote.',
    'Look for an unclosed quote near the row named.',
  ),
  UNEXPECTED_COLUMNS: badInput(
    400,
    'shown',
    'The columns of a file are not those that the mapping declares.',
    'Update the mapping, or export the columns that it names.',
  ),
  ALL_ROWS_REJECTED: badInput(
    400,
    'shown',
    'No row of a file could be accepted.',
    'Read the reasons of the rejects; the mapping is probably for another export.',
  ),
  UNKNOWN_JOURNEY: badInput(
    400,
    'shown',
    'There is no such journey.',
    'Use an id of the catalogue.',
  ),
  UNKNOWN_CHANNEL: badInput(
    400,
    'shown',
    'There is no such channel.',
    'Use an id of the vocabulary.',
  ),
  UNKNOWN_STAGE: badInput(400, 'shown', 'There is no such stage.', 'Use an id of the vocabulary.'),
  UNKNOWN_MEASURE: badInput(
    400,
    'shown',
    'There is no such measure.',
    'Use an id of the vocabulary.',
  ),
  UNKNOWN_METRIC: badInput(400, 'shown', 'There is no such metric.', 'Use an id of the catalogue.'),
  UNKNOWN_WINDOW: badInput(
    400,
    'shown',
    'There is no such window.',
    'Write a month as 2026-03, a quarter as 2026-Q1, a year as 2026.',
  ),
  UNKNOWN_AGENCY: badInput(400, 'shown', 'There is no such agency.', 'Use an id of the directory.'),
  NOTHING_TO_RELEASE: badInput(
    400,
    'shown',
    'There are no records in the window.',
    'Ingest records of the window first, or choose another window.',
  ),
  BAD_REQUEST: badInput(
    400,
    'shown',
    'A request is malformed.',
    'Correct the request as the message says.',
  ),
  COST_EXCEEDED: badInput(
    400,
    'shown',
    'A query would cost more than the limit.',
    'Ask for fewer fields, journeys, windows or agencies at a time.',
  ),
  NOT_FOUND: badInput(
    404,
    'shown',
    'What was asked for does not exist.',
    'Check the id or the address.',
  ),
  OLD_NODE: badInput(
    500,
    'hidden',
    'Node.js is older than this program needs.',
    'Start through the npm scripts, which bring their own Node.js, or install 24 or newer.',
  ),
  RELEASE_REFUSED: refused(
    409,
    'shown',
    'A release would not be safe or sound, so it was not made.',
    'Read the findings listed and change the plan or the records.',
  ),
  ALREADY_RELEASED: refused(
    409,
    'shown',
    'The window was released before, and a release never changes.',
    'Publish a new vintage that supersedes it if the records were corrected.',
  ),
  UNAUTHENTICATED: refused(
    401,
    'shown',
    'The caller did not prove who it is.',
    'Send a valid token; an expired one must be renewed.',
  ),
  FORBIDDEN: refused(
    403,
    'shown',
    'The caller may not have what it asked for.',
    'Ask for the right that the message names.',
  ),
  AGENCY_DENIED: refused(
    403,
    'shown',
    'An agency refused the caller.',
    'Ask the agency for an agreement that covers it.',
  ),
  NOT_CONFORMANT: refused(
    422,
    'shown',
    'A subgraph does not keep the contract.',
    'Correct the listed findings and run the conformance check again.',
  ),
  BAD_SIGNATURE: refused(
    422,
    'shown',
    'A signature does not belong to the content and the key.',
    'Do not use the content; fetch it again from its publisher.',
  ),
  BAD_MANIFEST: refused(
    422,
    'shown',
    'The manifest of a release is malformed or does not match its content.',
    'Do not use the content; fetch it again from its publisher.',
  ),
  NOT_VERIFIED: refused(
    422,
    'shown',
    'Something that must be verified was not, or could not be.',
    'Verify it with the key of the directory before using it.',
  ),
  INSECURE_KEY_FILE: refused(
    500,
    'hidden',
    'A file with a secret can be read by other users.',
    'Give it to this user alone: chmod 600.',
  ),
  DATABASE_NEWER: refused(
    500,
    'hidden',
    'The database was migrated by a newer version of this program.',
    'Start the newer version; never run two versions on one database.',
  ),
  DATABASE_DOWN: unavailable(
    503,
    'hidden',
    'The database cannot be reached or did not start.',
    'Check that the server runs, the address, and the credentials.',
  ),
  DATABASE_LOCKED: unavailable(
    503,
    'hidden',
    'Another process uses the database folder.',
    'Stop the other process, or use another data folder.',
  ),
  DATABASE_UNSUPPORTED: unavailable(
    500,
    'hidden',
    'No PostgreSQL that this program can use: wrong version, encoding, rights or platform.',
    'Use PostgreSQL 15 or newer with UTF8, and name it in DATABASE_URL.',
  ),
  DISK_FULL: unavailable(
    507,
    'hidden',
    'There is no space left on the disk.',
    'Free some space and try again.',
  ),
  SERVICE_DOWN: unavailable(
    503,
    'shown',
    'A service that all share (gateway, catalogue, directory) cannot be reached.',
    'Try again later.',
  ),
  INCOMPLETE_ANSWER: unavailable(
    503,
    'shown',
    'The answer holds errors: a part of what was asked is missing.',
    'Read the errors and the participation in the answer; ask again when the agencies named are back.',
  ),
  STOPPED: unavailable(
    503,
    'shown',
    'The command was ended before it was done.',
    'Start it again; nothing is left half done.',
  ),
  AGENCY_DOWN: unavailable(503, 'shown', 'An agency cannot be reached.', 'Try again later.'),
  AGENCY_TIMEOUT: unavailable(
    504,
    'shown',
    'An agency did not answer in time.',
    'Ask for less, or try later.',
  ),
  AGENCY_BUSY: unavailable(
    503,
    'shown',
    'An agency has too many requests waiting.',
    'Try again later.',
  ),
  AGENCY_BAD_RESPONSE: unavailable(
    502,
    'shown',
    'An agency answered with something that breaks the contract.',
    'Tell the agency; its numbers are left out until it is corrected.',
  ),
  INTERNAL: ourBug(
    500,
    'hidden',
    'A defect in this program.',
    'Report it with the request id or the log; it is not your doing.',
  ),
} satisfies Record<string, ErrorCodeEntry>

/** Every code there is. */
export type ErrorCode = keyof typeof errorCodes

/** Whether a value is a code of the table. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorCodes, value)
}

function entry(exit: ExitCode, [status, visibility, summary, remedy]: Row): ErrorCodeEntry {
  return { status, exit, expose: visibility === 'shown', summary, remedy }
}
