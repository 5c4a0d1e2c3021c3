// What was WebAssembly and is JavaScript now: there is nothing to fetch or to compile.

/** Resolves with the glue once there is an instance. */
export async function start(importing) {
  const glue = await importing;
  await glue.default();
  return glue;
}
