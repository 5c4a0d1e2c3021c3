// What a member of a body can look like. A shape looks at a value and refuses it with its place and what to do.
// Members nobody named pass: Xendit knows them, or says that it does not.

/**
 * @typedef {(path: string, message: string, errorCode?: string) => void} Refuse
 * @typedef {(value: unknown, path: string, refuse: Refuse) => void} Shape
 */

/** @type {(value: unknown) => value is Record<string, unknown>} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @type {(limits?: { min?: number, max?: number }) => Shape} */
export const text =
  ({ min = 1, max = Infinity } = {}) =>
  (value, path, refuse) => {
    if (typeof value !== "string") return refuse(path, "has to be a text");
    const length = [...value].length;
    if (length < min) refuse(path, min === 1 ? "is empty" : `needs at least ${min} characters`);
    if (length > max) refuse(path, `has ${length} characters; at most ${max} are taken`);
  };

/**
 * One of Xendit's words. Lists of them grow, so an unknown one passes; a known one in other letters is a slip.
 * @type {(...known: string[]) => Shape}
 */
export const word =
  (...known) =>
  (value, path, refuse) => {
    if (typeof value !== "string" || value === "") return refuse(path, `has to be one of ${known.join(", ")}`);
    const meant = value.toUpperCase();
    if (known.includes(meant) && meant !== value) refuse(path, `has to be written ${meant}`);
  };

/** @type {(pattern: RegExp, expected: string, errorCode?: string) => Shape} */
export const matching = (pattern, expected, errorCode) => (value, path, refuse) => {
  if (typeof value !== "string" || !pattern.test(value)) refuse(path, `has to be ${expected}`, errorCode);
};

/** @type {Shape} */
export const number = (value, path, refuse) => {
  if (typeof value !== "number" || !Number.isFinite(value)) refuse(path, "has to be a number, not a text");
};

/** @type {Shape} */
export const count = (value, path, refuse) => {
  if (!Number.isInteger(value) || Number(value) < 1) refuse(path, "has to be a whole number from 1 on");
};

/** @type {Shape} */
export const moment = (value, path, refuse) => {
  const isMoment = typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isMoment) refuse(path, "has to be a time in ISO 8601, such as new Date(…).toISOString() gives");
};

/** @type {(of: Shape, limits?: { min?: number }) => Shape} */
export const list =
  (of, { min = 0 } = {}) =>
  (value, path, refuse) => {
    if (!Array.isArray(value)) return refuse(path, "has to be a list");
    if (value.length < min) refuse(path, "is empty");
    value.forEach((entry, place) => of(entry, `${path}/${place}`, refuse));
  };

/** @type {(required: Record<string, Shape>, optional?: Record<string, Shape>) => Shape} */
export const object =
  (required, optional = {}) =>
  (value, path, refuse) => {
    if (!isObject(value)) return refuse(path, "has to be an object");
    for (const [name, shape] of Object.entries(required)) {
      if (value[name] === undefined) refuse(`${path}/${name}`, "is missing");
      else shape(value[name], `${path}/${name}`, refuse);
    }
    for (const [name, shape] of Object.entries(optional)) {
      if (value[name] !== undefined) shape(value[name], `${path}/${name}`, refuse);
    }
  };

/** @type {(shape: Shape) => Shape} */
export const nullable = (shape) => (value, path, refuse) => {
  if (value !== null) shape(value, path, refuse);
};

/** @type {(message: string) => Shape} */
export const forbidden = (message) => (_value, path, refuse) => refuse(path, message);
