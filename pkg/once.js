// Loading once for all calls; a load that failed is forgotten, so that the next call tries again.
export function once(load) {
  let loading;
  return () =>
    (loading ??= load().catch((cause) => {
      loading = undefined;
      throw cause;
    }));
}
