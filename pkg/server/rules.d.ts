/** Why Xendit would refuse a body. */
export interface SessionProblem {
  /** Where, as a JSON Pointer: `/components_configuration/origins/0`. */
  path: string;
  /** What is wrong, and what to do about it; it follows the path as a sentence does its subject. */
  message: string;
  /** The `error_code` Xendit would answer. */
  errorCode: string;
}

/**
 * What Xendit would refuse of a body of `POST /sessions`, by its documentation: fields that are missing, of the wrong kind or
 * too long, amounts with too many decimals, origins browsers spell otherwise, and what does not go together. Nothing is
 * refused on a guess: what is not known here passes, and so does what Xendit's own sources disagree on.
 */
export function sessionProblems(body: unknown): SessionProblem[];
