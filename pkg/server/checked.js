// A body of POST /sessions that Xendit has no documented reason to refuse.
import { XenditServerError } from "./error.js";
import { sessionProblems } from "./rules.js";

/**
 * @template Body
 * @param {Body} body
 */
export function checked(body) {
  const problems = sessionProblems(body);
  if (problems.length === 0) return body;
  const reasons = problems.map(({ path, message }) => `${path || "the body"} ${message}`).join("; ");
  throw new XenditServerError("INVALID_REQUEST", `Xendit would refuse this session: ${reasons}`, { problems });
}
